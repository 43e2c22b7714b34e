//! The condition trees of translated rules, and FEEL from them.

use serde_json::Value as Json;

use super::{
    draft::{Content, Draft, NodeIndex},
    kinds::quoted,
    model::long_id,
};
use crate::format::{Choice, Kind};

/// Most leaves of a group whose emptiness is asked for.
const LEAVES_MAX: usize = 150;

/// A condition.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Condition {
    Constant(bool),
    Text(String),
    Number(String),
    /// Ids from the context down, in the long form.
    Name(Vec<String>),
    /// `=`, `!=`, `<`, `<=`, `>`, `>=`.
    Compare(&'static str, Box<Condition>, Box<Condition>),
    Empty(Box<Condition>),
    Not(Box<Condition>),
    And(Vec<Condition>),
    Or(Vec<Condition>),
    Xor(Vec<Condition>),
    /// Day, month, year.
    ValidDate(Vec<Condition>),
}

impl Condition {
    /// Reads a condition tree.
    pub(super) fn parse(json: &Json) -> Result<Self, String> {
        let entries = match json {
            Json::Bool(value) => return Ok(Self::Constant(*value)),
            Json::String(text) => return Ok(Self::Text(text.clone())),
            Json::Number(number) => return Ok(Self::Number(number.to_string())),
            Json::Object(entries) => entries,
            _ => return Err("unbekannte Form der Bedingung".to_owned()),
        };
        let Some((operator, operands)) = entries.iter().next().filter(|_| entries.len() == 1) else {
            return Err("eine Bedingung braucht genau einen Operator".to_owned());
        };
        let list = || {
            operands
                .as_array()
                .map_or(std::slice::from_ref(operands), Vec::as_slice)
                .iter()
                .map(Self::parse)
                .collect::<Result<Vec<_>, _>>()
        };
        let one = || {
            Self::parse(operands.as_array().and_then(|list| list.first()).unwrap_or(operands)).map(Box::new)
        };
        let compare = |sign| match list()?.as_slice() {
            [left, right] => Ok(Self::Compare(sign, Box::new(left.clone()), Box::new(right.clone()))),
            _ => Err(format!("«{operator}» braucht zwei Werte")),
        };
        match operator.as_str() {
            "identifier" => Ok(Self::Name(ids(operands.as_str().unwrap_or_default()))),
            "equal" => compare("="),
            "not_equal" => compare("!="),
            "less_than" => compare("<"),
            "less_than_or_equal" => compare("<="),
            "greater_than" => compare(">"),
            "greater_than_or_equal" => compare(">="),
            "is_empty" => Ok(Self::Empty(one()?)),
            "not" => Ok(Self::Not(one()?)),
            "and" => Ok(Self::And(list()?)),
            "or" => Ok(Self::Or(list()?)),
            "xor" => Ok(Self::Xor(list()?)),
            "is_valid_date" => Ok(Self::ValidDate(list()?)),
            other => Err(format!("unbekannter Operator «{}»", other.chars().take(40).collect::<String>())),
        }
    }

    /// Whether one condition is written as the opposite of the other.
    pub(super) fn is_opposite_of(&self, other: &Self) -> bool {
        self.normal(true) == other.normal(false)
    }

    /// The opposite, in as few words as possible. Null is handled as FEEL does: it equals nothing but null.
    pub(super) fn opposite(&self) -> Self {
        match self {
            Self::Constant(value) => Self::Constant(!value),
            Self::Not(inner) => inner.as_ref().clone(),
            Self::Compare("=", left, right) => Self::Compare("!=", left.clone(), right.clone()),
            Self::Compare("!=", left, right) => Self::Compare("=", left.clone(), right.clone()),
            Self::And(list) => Self::Or(list.iter().map(Self::opposite).collect()),
            Self::Or(list) => Self::And(list.iter().map(Self::opposite).collect()),
            other => Self::Not(Box::new(other.clone())),
        }
    }

    /// All ids that are named.
    pub(super) fn ids(&self, found: &mut Vec<String>) {
        match self {
            Self::Name(ids) => found.extend(ids.iter().cloned()),
            Self::Compare(_, left, right) => {
                left.ids(found);
                right.ids(found);
            }
            Self::Empty(inner) | Self::Not(inner) => inner.ids(found),
            Self::And(list) | Self::Or(list) | Self::Xor(list) | Self::ValidDate(list) => {
                list.iter().for_each(|condition| condition.ids(found));
            }
            Self::Constant(_) | Self::Text(_) | Self::Number(_) => {}
        }
    }

    /// The condition, or its opposite, with «not» pushed down as far as it goes.
    fn normal(&self, positive: bool) -> Self {
        let all = |list: &[Self]| list.iter().map(|condition| condition.normal(positive)).collect::<Vec<_>>();
        match self {
            Self::Constant(value) => Self::Constant(*value == positive),
            Self::Not(inner) => inner.normal(!positive),
            Self::And(list) if positive => Self::And(all(list)),
            Self::And(list) => Self::Or(all(list)),
            Self::Or(list) if positive => Self::Or(all(list)),
            Self::Or(list) => Self::And(all(list)),
            Self::Compare(sign @ ("=" | "!="), left, right) => match right.as_ref() {
                // A yes-no question that is not «no» is «yes», as far as the opposite is concerned.
                Self::Constant(value) => {
                    let wanted = (*value == (*sign == "=")) == positive;
                    Self::Compare("=", left.clone(), Box::new(Self::Constant(wanted)))
                }
                _ => {
                    let sign = if (*sign == "=") == positive { "=" } else { "!=" };
                    Self::Compare(sign, left.clone(), right.clone())
                }
            },
            Self::Name(_) => Self::Compare("=", Box::new(self.clone()), Box::new(Self::Constant(positive))),
            other if positive => other.clone(),
            other => Self::Not(Box::new(other.clone())),
        }
    }
}

/// `self.G….F…` as ids in the long form.
fn ids(name: &str) -> Vec<String> {
    name.split('.').filter(|part| *part != "self" && !part.is_empty()).map(long_id).collect()
}

/// Writes conditions for a place in the draft.
pub(super) struct Writer<'a> {
    pub(super) draft: &'a Draft,
    /// The group that names in the condition start from.
    pub(super) context: Option<NodeIndex>,
    /// The group in which the rule will stand.
    pub(super) place: Option<NodeIndex>,
}

impl Writer<'_> {
    /// The condition in FEEL; an error says in German what stands in the way.
    pub(super) fn feel(&self, condition: &Condition) -> Result<String, String> {
        Ok(match condition {
            Condition::Constant(value) => value.to_string(),
            Condition::Name(ids) => format!("{} = true", self.name(self.find(ids)?)?),
            Condition::Compare(sign, left, right) => self.compare(sign, left, right)?,
            Condition::Empty(inner) => match inner.as_ref() {
                Condition::Name(ids) => self.empty(self.find(ids)?)?,
                _ => return Err("nur Felder und Gruppen können leer sein".to_owned()),
            },
            Condition::Not(inner) => format!("not({})", self.feel(inner)?),
            Condition::And(list) => self.list(list, " and ")?,
            Condition::Or(list) => self.list(list, " or ")?,
            Condition::Xor(list) => self.xor(list)?,
            Condition::ValidDate(parts) => self.valid_date(parts)?,
            Condition::Text(_) | Condition::Number(_) => {
                return Err("ein Wert ist keine Bedingung".to_owned());
            }
        })
    }

    /// The node with these ids: beside, then below the context, then outward.
    pub(super) fn find(&self, ids: &[String]) -> Result<NodeIndex, String> {
        let (first, rest) = ids.split_first().ok_or("ein leerer Name")?;
        let mut at = self.find_first(first)?;
        for id in rest {
            at = self
                .only(self.draft.children(Some(at)).to_vec(), id)?
                .ok_or_else(|| format!("{id} gibt es dort nicht"))?;
        }
        Ok(at)
    }

    fn find_first(&self, id: &str) -> Result<NodeIndex, String> {
        let mut context = self.context;
        loop {
            if let Some(found) = self.only(self.draft.children(context).to_vec(), id)? {
                return Ok(found);
            }
            if let Some(found) = self.only(self.below(context), id)? {
                return Ok(found);
            }
            let Some(index) = context else { return Err(format!("{id} gibt es hier nicht")) };
            context = self.draft.node(index).and_then(|node| node.parent);
        }
    }

    fn only(&self, nodes: Vec<NodeIndex>, id: &str) -> Result<Option<NodeIndex>, String> {
        let mut found =
            nodes.into_iter().filter(|index| self.draft.node(*index).is_some_and(|node| node.id == id));
        match (found.next(), found.next()) {
            (only, None) => Ok(only),
            _ => Err(format!("{id} steht hier mehrfach")),
        }
    }

    fn below(&self, group: Option<NodeIndex>) -> Vec<NodeIndex> {
        let mut waiting = self.draft.children(group).to_vec();
        let mut found = Vec::new();
        while let Some(index) = waiting.pop() {
            waiting.extend(self.draft.children(Some(index)));
            found.push(index);
        }
        found
    }

    fn name(&self, node: NodeIndex) -> Result<String, String> {
        let named = self.draft.reference(self.place, node).map(|named| named.text);
        let id = self.draft.node(node).map(|node| node.id.as_str()).unwrap_or_default();
        named.ok_or_else(|| format!("{id} ist von hier aus nicht eindeutig zu benennen"))
    }

    fn list(&self, list: &[Condition], operator: &str) -> Result<String, String> {
        let parts = list.iter().map(|condition| self.bracketed(condition)).collect::<Result<Vec<_>, _>>()?;
        balanced(&parts, operator).ok_or_else(|| "eine leere Verknüpfung".to_owned())
    }

    fn bracketed(&self, condition: &Condition) -> Result<String, String> {
        let text = self.feel(condition)?;
        let composed = matches!(condition, Condition::And(_) | Condition::Or(_) | Condition::Xor(_))
            || matches!(condition, Condition::Empty(_)) && text.contains(" and ");
        Ok(if composed { format!("({text})") } else { text })
    }

    /// Exactly one of all.
    fn xor(&self, list: &[Condition]) -> Result<String, String> {
        let parts = list.iter().map(|condition| self.bracketed(condition)).collect::<Result<Vec<_>, _>>()?;
        let cases = parts.iter().enumerate().map(|(chosen, _)| {
            let case = parts.iter().enumerate();
            let case: Vec<String> = case
                .map(|(at, part)| if at == chosen { part.clone() } else { format!("not({part})") })
                .collect();
            format!("({})", case.join(" and "))
        });
        balanced(&cases.collect::<Vec<_>>(), " or ").ok_or_else(|| "eine leere Verknüpfung".to_owned())
    }

    fn valid_date(&self, parts: &[Condition]) -> Result<String, String> {
        let [Condition::Name(day), Condition::Name(month), Condition::Name(year)] = parts else {
            return Err("ein Datum braucht Tag, Monat und Jahr".to_owned());
        };
        let name = |ids: &[String]| self.name(self.find(ids)?);
        Ok(format!("date({}, {}, {}) != null", name(year)?, name(month)?, name(day)?))
    }

    fn compare(&self, sign: &str, left: &Condition, right: &Condition) -> Result<String, String> {
        let Condition::Name(ids) = left else {
            return match right {
                Condition::Name(_) if matches!(sign, "=" | "!=") => self.compare(sign, right, left),
                _ => Err("ein Vergleich ohne Feld".to_owned()),
            };
        };
        let node = self.find(ids)?;
        let name = self.name(node)?;
        let value = match right {
            Condition::Name(ids) => self.name(self.find(ids)?)?,
            literal => self.literal(node, literal)?,
        };
        Ok(format!("{name} {sign} {value}"))
    }

    /// A value as the field knows it: for options the code, even if code and name were written.
    fn literal(&self, node: NodeIndex, literal: &Condition) -> Result<String, String> {
        let Some(Content::Question(question)) = self.draft.node(node).map(|node| &node.content) else {
            return Err("verglichen werden kann nur ein einzelnes Feld".to_owned());
        };
        match (&question.kind, literal) {
            (Kind::YesNo, Condition::Constant(value)) => Ok(value.to_string()),
            (Kind::YesNo, Condition::Text(text)) => match text.to_lowercase().as_str() {
                "ja" | "wahr" | "true" => Ok("true".to_owned()),
                "nein" | "falsch" | "false" => Ok("false".to_owned()),
                _ => Err(format!("«{text}» ist weder Ja noch Nein")),
            },
            (Kind::WholeNumber(_) | Kind::Decimal(_) | Kind::Money(_), Condition::Number(number)) => {
                Ok(number.clone())
            }
            (Kind::WholeNumber(_) | Kind::Decimal(_) | Kind::Money(_), Condition::Text(text)) => text
                .parse::<rust_decimal::Decimal>()
                .map(|number| number.to_string())
                .map_err(|_| format!("«{text}» ist keine Zahl")),
            (Kind::Date, Condition::Text(text)) => Ok(format!("date({})", quoted(text))),
            (Kind::OneOf(choices), Condition::Text(text)) => {
                let listed = choices.code_list.as_ref().and_then(|key| self.draft.lists.get(key));
                let options = listed.map_or(choices.options.as_slice(), |list| list.entries.as_slice());
                code(options, text)
                    .map(|code| quoted(&code))
                    .ok_or_else(|| format!("«{text}» ist keine der Möglichkeiten"))
            }
            (Kind::ShortText(_) | Kind::LongText(_), Condition::Text(text)) => Ok(quoted(text)),
            _ => Err("der Wert passt nicht zum Feld".to_owned()),
        }
    }

    fn empty(&self, node: NodeIndex) -> Result<String, String> {
        let name = self.name(node)?;
        let mut leaves = Vec::new();
        self.leaves(node, &name, &mut leaves);
        if leaves.len() > LEAVES_MAX {
            return Err(format!("die Gruppe hat mehr als {LEAVES_MAX} Felder"));
        }
        balanced(&leaves, " and ").ok_or_else(|| "die Gruppe hat keine Felder".to_owned())
    }

    /// One condition for each answer below a node.
    fn leaves(&self, index: NodeIndex, name: &str, leaves: &mut Vec<String>) {
        let Some(node) = self.draft.node(index) else { return };
        match &node.content {
            Content::Note(_) => {}
            Content::Question(question) if question.calculated.is_some() => {}
            Content::Question(_) => leaves.push(format!("{name} = null")),
            Content::Wrapped(..) => {
                leaves.push(format!("(every entry in {name} satisfies entry.value = null)"))
            }
            Content::Group(group) if group.repeat.is_some() => leaves.push(format!("count({name}) = 0")),
            Content::Group(_) => {
                for &child in &node.children {
                    let key = self.draft.node(child).map(|node| node.key()).unwrap_or_default();
                    self.leaves(child, &format!("{name}.{key}"), leaves);
                }
            }
        }
    }
}

/// The code that a literal means: the code itself, the label, or both with a space between them.
fn code(options: &[Choice], text: &str) -> Option<String> {
    let text = text.trim();
    if options.is_empty() {
        // The list is not there; what looks like a code is taken for one.
        return text.split_whitespace().next().map(str::to_owned);
    }
    let is_code = |code: &str| options.iter().any(|option| option.code == code);
    if is_code(text) {
        return Some(text.to_owned());
    }
    let labelled = options.iter().find(|option| option.label.de == text);
    labelled.map(|option| option.code.clone()).or_else(|| {
        let (head, _) = text.split_once(' ')?;
        is_code(head).then(|| head.to_owned())
    })
}

/// Joins conditions in pairs of pairs, so that no chain gets too long for the language.
fn balanced(parts: &[String], operator: &str) -> Option<String> {
    match parts {
        [] => None,
        [only] => Some(only.clone()),
        several if several.len() <= 8 => Some(several.join(operator)),
        several => {
            let (left, right) = several.split_at(several.len() / 2);
            Some(format!("({}){operator}({})", balanced(left, operator)?, balanced(right, operator)?))
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parsed(json: Json) -> Condition {
        Condition::parse(&json).unwrap()
    }

    #[test]
    fn opposites_are_recognised() {
        let name = json!({"identifier": "self.F60000352"});
        let two = parsed(json!({"or": [{"equal": [name, "003"]}, {"equal": [name, "005"]}]}));
        let neither = parsed(json!({"and": [{"not_equal": [name, "003"]}, {"not_equal": [name, "005"]}]}));
        assert!(two.is_opposite_of(&neither) && neither.is_opposite_of(&two));
        assert!(!two.is_opposite_of(&two));
        let yes = parsed(json!({"equal": [name, true]}));
        assert!(yes.is_opposite_of(&parsed(json!({"equal": [name, false]}))));
        assert!(yes.is_opposite_of(&parsed(json!({"not": {"equal": [name, true]}}))));
        assert!(parsed(name.clone()).is_opposite_of(&parsed(json!({"not_equal": [name, true]}))));
    }

    #[test]
    fn malformed_trees_are_refused() {
        for wrong in [
            json!(null),
            json!([]),
            json!({}),
            json!({"a": 1, "b": 2}),
            json!({"nand": [true]}),
            json!({"equal": [true]}),
        ] {
            assert!(Condition::parse(&wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn literals_mean_codes() {
        let option = |code: &str, label: &str| Choice {
            code: code.into(),
            label: crate::format::Text::german(label),
            help: None,
        };
        let options = [option("001", "Ja, sofort"), option("002", "Nein")];
        assert_eq!(code(&options, "001").as_deref(), Some("001"));
        assert_eq!(code(&options, "Nein").as_deref(), Some("002"));
        assert_eq!(code(&options, "001 Ja").as_deref(), Some("001"));
        assert_eq!(code(&options, "009 Ja"), None);
        assert_eq!(code(&[], "009 Ja").as_deref(), Some("009"));
    }
}

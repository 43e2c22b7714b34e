//! FEEL from conditions, with names as they are seen from the place of the rule.

use form::format::{Choice, Choices, Kind};

use super::{
    super::{
        draft::{Content, Draft, DraftNode, NodeIndex},
        kinds::quoted,
        limits::LITERAL_MAX,
    },
    Condition,
};

/// Most leaves of a group whose emptiness is asked for.
const LEAVES_MAX: usize = 150;

/// Writes conditions for a place in the draft.
pub(in super::super) struct Writer<'a> {
    pub(in super::super) draft: &'a Draft,
    /// The group that names in the condition start from.
    pub(in super::super) context: Option<NodeIndex>,
    /// The group in which the rule will stand.
    pub(in super::super) place: Option<NodeIndex>,
}

impl Writer<'_> {
    /// The condition in FEEL; an error says in German what stands in the way.
    pub(in super::super) fn feel(&self, condition: &Condition) -> Result<String, String> {
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
    pub(in super::super) fn find(&self, ids: &[String]) -> Result<NodeIndex, String> {
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
            let case: Vec<String> =
                case.map(|(at, part)| if at == chosen { part.clone() } else { negated(part) }).collect();
            format!("({})", case.join(" and "))
        });
        balanced(&cases.collect::<Vec<_>>(), " or ").ok_or_else(|| "eine leere Verknüpfung".to_owned())
    }

    fn valid_date(&self, parts: &[Condition]) -> Result<String, String> {
        let [Condition::Name(day), Condition::Name(month), Condition::Name(year)] = parts else {
            return Err("ein Datum braucht Tag, Monat und Jahr".to_owned());
        };
        let name = |ids: &[String]| self.name(self.find(ids)?);
        let (year, month, day) = (name(year)?, name(month)?, name(day)?);
        // Of some births only the year is known, or month and year: without all three there is no date to be wrong.
        let incomplete = format!("{year} = null or {month} = null or {day} = null");
        Ok(format!("({incomplete} or date({year}, {month}, {day}) != null)"))
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
        if let Condition::Text(text) = literal
            && text.chars().nth(LITERAL_MAX).is_some()
        {
            return Err(format!("ein Text hat mehr als {LITERAL_MAX} Zeichen"));
        }
        let Some(Content::Question(question)) = self.draft.node(node).map(|node| &node.content) else {
            return Err("verglichen werden kann nur ein einzelnes Feld".to_owned());
        };
        match (&question.kind, literal) {
            (Kind::YesNo, Condition::Constant(value)) => Ok(value.to_string()),
            (Kind::YesNo, Condition::Text(text)) => match text.to_lowercase().as_str() {
                "ja" | "wahr" | "true" => Ok("true".to_owned()),
                "nein" | "falsch" | "false" => Ok("false".to_owned()),
                _ => Err(format!("„{text}“ ist weder Ja noch Nein")),
            },
            (Kind::WholeNumber(_) | Kind::Decimal(_) | Kind::Money(_), Condition::Number(number)) => {
                Ok(number.clone())
            }
            (Kind::WholeNumber(_) | Kind::Decimal(_) | Kind::Money(_), Condition::Text(text)) => text
                .parse::<rust_decimal::Decimal>()
                .map(|number| number.to_string())
                .ok()
                .ok_or_else(|| format!("„{text}“ ist keine Zahl")),
            (Kind::Date, Condition::Text(text)) => Ok(format!("date({})", quoted(text))),
            (Kind::OneOf(choices), Condition::Constant(value)) => {
                let words = if *value { ["true", "ja", "wahr"] } else { ["false", "nein", "falsch"] };
                let is_meant = |text: &str| words.contains(&text.to_lowercase().as_str());
                let option = self.options(choices).iter();
                let mut meant = option.filter(|option| is_meant(&option.code) || is_meant(&option.label.de));
                match (meant.next(), meant.next()) {
                    (Some(only), None) => Ok(quoted(&only.code)),
                    _ => Err("die Möglichkeiten sind nicht Ja und Nein".to_owned()),
                }
            }
            (Kind::OneOf(choices), Condition::Text(text)) => code(self.options(choices), text)
                .map(|code| quoted(&code))
                .ok_or_else(|| format!("„{text}“ ist keine der Möglichkeiten")),
            (Kind::ShortText(_) | Kind::LongText(_), Condition::Text(text)) => Ok(quoted(text)),
            _ => Err("der Wert passt nicht zum Feld".to_owned()),
        }
    }

    fn options<'a>(&'a self, choices: &'a Choices) -> &'a [Choice] {
        let listed = choices.code_list.as_ref().and_then(|key| self.draft.lists.get(key));
        listed.map_or(choices.options.as_slice(), |list| list.entries.as_slice())
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
                leaves.push(format!("(every entry in {name} satisfies entry.value = null)"));
            }
            Content::Group(group) if group.repeat.is_some() => leaves.push(format!("count({name}) = 0")),
            Content::Group(_) => {
                for &child in &node.children {
                    let key = self.draft.node(child).map(DraftNode::key).unwrap_or_default();
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

/// The opposite of a condition that stands in brackets as far as it needs them.
fn negated(part: &str) -> String {
    if part.starts_with('(') { format!("not{part}") } else { format!("not({part})") }
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
    use super::*;

    #[test]
    fn literals_mean_codes() {
        let option = |code: &str, label: &str| Choice {
            code: code.into(),
            label: form::format::Text::german(label),
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

//! The condition trees of translated rules.

mod writer;

use serde_json::Value as Json;

pub(super) use self::writer::Writer;
use super::model::long_id;

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
            _ => Err(format!("„{operator}“ braucht zwei Werte")),
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
            other => Err(format!("unbekannter Operator „{}“", other.chars().take(40).collect::<String>())),
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
    pub(super) fn ids(&self, found: &mut impl Extend<String>) {
        match self {
            Self::Name(ids) => found.extend(ids.iter().cloned()),
            Self::Compare(_, left, right) => {
                left.ids(found);
                right.ids(found);
            }
            Self::Empty(inner) | Self::Not(inner) => inner.ids(found),
            Self::And(list) | Self::Or(list) | Self::Xor(list) | Self::ValidDate(list) => {
                for condition in list {
                    condition.ids(found);
                }
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
            Self::Compare(sign @ ("=" | "!="), left, right) => {
                // A yes-no question that is not «no» is «yes», as far as the opposite is concerned.
                if let Self::Constant(value) = right.as_ref() {
                    let wanted = (*value == (*sign == "=")) == positive;
                    Self::Compare("=", left.clone(), Box::new(Self::Constant(wanted)))
                } else {
                    let sign = if (*sign == "=") == positive { "=" } else { "!=" };
                    Self::Compare(sign, left.clone(), right.clone())
                }
            }
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parsed(json: &Json) -> Condition {
        Condition::parse(json).unwrap()
    }

    #[test]
    fn opposites_are_recognised() {
        let name = json!({"identifier": "self.F60000352"});
        let two = parsed(&json!({"or": [{"equal": [name, "003"]}, {"equal": [name, "005"]}]}));
        let neither = parsed(&json!({"and": [{"not_equal": [name, "003"]}, {"not_equal": [name, "005"]}]}));
        assert!(two.is_opposite_of(&neither) && neither.is_opposite_of(&two));
        assert!(!two.is_opposite_of(&two));
        let yes = parsed(&json!({"equal": [name, true]}));
        assert!(yes.is_opposite_of(&parsed(&json!({"equal": [name, false]}))));
        assert!(yes.is_opposite_of(&parsed(&json!({"not": {"equal": [name, true]}}))));
        assert!(parsed(&name).is_opposite_of(&parsed(&json!({"not_equal": [name, true]}))));
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
}

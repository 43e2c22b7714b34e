//! The values that expressions read and give.
//!
//! Owns their shape and equality. Equality is FEEL's: numbers compare by value (`1.0 = 1.00`), lists and contexts
//! entry by entry, null equals only null. Dates and times are civil: no zone, no clock.

mod display;

use std::borrow::Cow;
use std::collections::BTreeMap;

use jiff::SignedDuration;
use jiff::civil::{Date, DateTime, Time};
use rust_decimal::Decimal;

/// One value.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Value {
    /// No answer, or no result.
    #[default]
    Null,
    /// True or false.
    Boolean(bool),
    /// A decimal number of at most 28 digits.
    Number(Decimal),
    /// Characters.
    Text(String),
    /// A civil date.
    Date(Date),
    /// A time of day without zone.
    Time(Time),
    /// A civil date with a time of day, without zone.
    DateTime(DateTime),
    /// A span of days, hours, minutes and seconds, exact to the nanosecond.
    DaysDuration(SignedDuration),
    /// A span of whole months.
    MonthsDuration(i64),
    /// Values in order.
    List(Vec<Value>),
    /// Named values.
    Context(BTreeMap<String, Value>),
}

impl Value {
    /// Whether this is exactly `true`; null is not.
    #[must_use]
    pub fn is_true(&self) -> bool {
        matches!(self, Self::Boolean(true))
    }

    /// The truth of a yes-or-no value; nothing for null and for anything else.
    #[must_use]
    pub fn truth(&self) -> Option<bool> {
        match self {
            Self::Boolean(value) => Some(*value),
            _ => None,
        }
    }

    /// Whether this is null.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// Whether nobody answered: null, a text of nothing but white space, a list or context of nothing but such.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Null => true,
            Self::Text(text) => text.trim().is_empty(),
            Self::List(items) => items.iter().all(Self::is_empty),
            Self::Context(entries) => entries.values().all(Self::is_empty),
            _ => false,
        }
    }

    /// The value under the path of names; a list gives the list of what its items hold there, what is missing is null.
    #[must_use]
    pub fn at(&self, path: &[String]) -> Cow<'_, Self> {
        let Some((name, rest)) = path.split_first() else {
            return Cow::Borrowed(self);
        };
        match self {
            Self::Context(entries) => {
                entries.get(name).map_or(Cow::Owned(Self::Null), |entry| entry.at(rest))
            }
            Self::List(items) => {
                Cow::Owned(Self::List(items.iter().map(|item| item.at(path).into_owned()).collect()))
            }
            _ => Cow::Owned(Self::Null),
        }
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<Decimal> for Value {
    fn from(value: Decimal) -> Self {
        Self::Number(value)
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Self {
        Self::Number(value.into())
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<Date> for Value {
    fn from(value: Date) -> Self {
        Self::Date(value)
    }
}

impl From<Vec<Value>> for Value {
    fn from(values: Vec<Value>) -> Self {
        Self::List(values)
    }
}

impl<K: Into<String>, const N: usize> From<[(K, Value); N]> for Value {
    fn from(entries: [(K, Value); N]) -> Self {
        Self::Context(entries.into_iter().map(|(key, value)| (key.into(), value)).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::Value;

    #[test]
    fn a_path_through_a_list_collects() {
        let trees = Value::from(vec![
            Value::from([("girth", Value::from(80))]),
            Value::from([("height", Value::from(3))]),
        ]);
        let root = Value::from([("trees", trees)]);
        let girths = root.at(&["trees".to_owned(), "girth".to_owned()]).into_owned();
        assert_eq!(girths, Value::from(vec![Value::from(80), Value::Null]));
        assert!(root.at(&["nobody".to_owned()]).is_null());
    }

    #[test]
    fn empty_is_what_nobody_answered() {
        assert!(Value::from(" \n").is_empty());
        assert!(Value::from([("a", Value::Null), ("b", Value::from(""))]).is_empty());
        assert!(!Value::from(false).is_empty());
        assert!(!Value::from(0).is_empty());
    }
}

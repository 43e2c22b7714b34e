//! The types of expressions, known before anything is evaluated.
//!
//! Owns what a value can be and which types go together. Every type also admits null, because a question may be
//! unanswered; there is no «any», so that a rule is either well typed or refused.

use std::collections::BTreeMap;

use crate::value::Value;

/// What an expression gives, or null.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Type {
    /// Nothing but null; fits every other type.
    Null,
    /// True or false.
    Boolean,
    /// A decimal number of at most 28 digits.
    Number,
    /// Characters.
    Text,
    /// A civil date.
    Date,
    /// A time of day without zone.
    Time,
    /// A civil date with a time of day, without zone.
    DateTime,
    /// A span of days, hours, minutes and seconds.
    DaysDuration,
    /// A span of years and months.
    MonthsDuration,
    /// Values of one type, in order.
    List(Box<Type>),
    /// Named values: a group of answers, or one row of a repeated group.
    Context(BTreeMap<String, Type>),
}

impl Type {
    /// The type of a list with items of the given type.
    #[must_use]
    pub fn list(item: Self) -> Self {
        Self::List(Box::new(item))
    }

    /// The type of a context with the given entries.
    #[must_use]
    pub fn context<K: Into<String>>(entries: impl IntoIterator<Item = (K, Self)>) -> Self {
        Self::Context(entries.into_iter().map(|(key, entry)| (key.into(), entry)).collect())
    }

    /// Whether an expression of type `other` may stand where this type is demanded.
    #[must_use]
    pub fn accepts(&self, other: &Self) -> bool {
        match (self, other) {
            (_, Self::Null) => true,
            (Self::List(item), Self::List(other)) => item.accepts(other),
            (Self::Context(entries), Self::Context(others)) => {
                entries.len() == others.len()
                    && entries
                        .iter()
                        .all(|(key, entry)| others.get(key).is_some_and(|other| entry.accepts(other)))
            }
            _ => self == other,
        }
    }

    /// The one type that holds the values of both, or `None` where they do not go together.
    #[must_use]
    pub fn join(&self, other: &Self) -> Option<Self> {
        match (self, other) {
            (Self::Null, joined) | (joined, Self::Null) => Some(joined.clone()),
            (Self::List(left), Self::List(right)) => left.join(right).map(Self::list),
            (Self::Context(left), Self::Context(right)) if left.len() == right.len() => left
                .iter()
                .map(|(key, entry)| Some((key.clone(), entry.join(right.get(key)?)?)))
                .collect::<Option<BTreeMap<_, _>>>()
                .map(Self::Context),
            _ => (self == other).then(|| self.clone()),
        }
    }

    /// Whether the value is of this type; null is of every type.
    #[must_use]
    pub fn holds(&self, value: &Value) -> bool {
        match (self, value) {
            (_, Value::Null)
            | (Self::Boolean, Value::Boolean(_))
            | (Self::Number, Value::Number(_))
            | (Self::Text, Value::Text(_))
            | (Self::Date, Value::Date(_))
            | (Self::Time, Value::Time(_))
            | (Self::DateTime, Value::DateTime(_))
            | (Self::DaysDuration, Value::DaysDuration(_))
            | (Self::MonthsDuration, Value::MonthsDuration(_)) => true,
            (Self::List(item), Value::List(items)) => items.iter().all(|value| item.holds(value)),
            (Self::Context(types), Value::Context(entries)) => {
                entries.iter().all(|(key, value)| types.get(key).is_some_and(|entry| entry.holds(value)))
            }
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Type;

    #[test]
    fn null_fits_everywhere_and_joins_with_anything() {
        assert!(Type::Number.accepts(&Type::Null));
        assert!(!Type::Null.accepts(&Type::Number));
        assert_eq!(Type::list(Type::Null).join(&Type::list(Type::Text)), Some(Type::list(Type::Text)));
        assert_eq!(Type::Number.join(&Type::Text), None);
    }

    #[test]
    fn contexts_join_entry_by_entry() {
        let left = Type::context([("a", Type::Null), ("b", Type::Date)]);
        let right = Type::context([("a", Type::Number), ("b", Type::Date)]);
        assert_eq!(left.join(&right), Some(right.clone()));
        assert!(right.accepts(&left));
        assert_eq!(left.join(&Type::context([("a", Type::Number)])), None);
    }
}

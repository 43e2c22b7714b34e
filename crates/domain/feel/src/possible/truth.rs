//! Which of true, false and null a condition can give.

use std::cmp::Ordering;

use super::values::{End, Possible, Values};
use crate::ast::Comparison;
use crate::compare::order;
use crate::value::Value;

/// Which of true, false and null a condition can give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the fields say what they are")]
pub struct Truth {
    pub can_be_true: bool,
    pub can_be_false: bool,
    pub can_be_null: bool,
}

impl Truth {
    /// Nothing is known.
    pub(super) const UNKNOWN: Self = Self { can_be_true: true, can_be_false: true, can_be_null: true };

    pub(super) fn of(value: &Possible) -> Self {
        let can_be = |wanted| match &value.values {
            Values::Among(values) => values.contains(&Value::Boolean(wanted)),
            Values::None => false,
            Values::Any | Values::Between { .. } => true,
        };
        Self { can_be_true: can_be(true), can_be_false: can_be(false), can_be_null: value.null }
    }

    pub(super) fn as_values(self) -> Possible {
        let given =
            [(self.can_be_true, true), (self.can_be_false, false)].into_iter().filter(|(can, _)| *can);
        let values = Values::Among(given.map(|(_, value)| Value::Boolean(value)).collect());
        Possible { null: self.can_be_null, values }
    }

    pub(super) fn all(parts: impl Iterator<Item = Self>) -> Self {
        let truth = Self { can_be_true: true, can_be_false: false, can_be_null: false };
        parts.fold(truth, |all, part| Self {
            can_be_true: all.can_be_true && part.can_be_true,
            can_be_false: all.can_be_false || part.can_be_false,
            can_be_null: all.can_be_null || part.can_be_null,
        })
    }

    pub(super) fn any(parts: impl Iterator<Item = Self>) -> Self {
        let none = Self::all(parts.map(Self::negated));
        none.negated()
    }

    const fn negated(self) -> Self {
        Self { can_be_true: self.can_be_false, can_be_false: self.can_be_true, can_be_null: self.can_be_null }
    }

    pub(super) fn compared(comparison: Comparison, left: &Possible, right: &Possible) -> Self {
        match comparison {
            Comparison::Equal => Self::equal(left, right),
            Comparison::Different => Self::equal(left, right).negated(),
            Comparison::Less => Self::less(left, right),
            Comparison::Greater => Self::less(right, left),
            Comparison::AtLeast => Self::less(left, right).negated(),
            Comparison::AtMost => Self::less(right, left).negated(),
        }
    }

    fn equal(left: &Possible, right: &Possible) -> Self {
        let (both, exact) = match (&left.values, &right.values) {
            (Values::None, _) | (_, Values::None) => (false, false),
            (Values::Among(left), Values::Among(right)) => {
                let single = left.len() == 1 && right.len() == 1;
                (left.iter().any(|value| right.contains(value)), single && left == right)
            }
            (left, right) => (!left.clone().and(right).is_empty(), false),
        };
        let null = left.null && right.null;
        let never_null = !left.null && !right.null;
        Self { can_be_true: both || null, can_be_false: !(exact && never_null), can_be_null: false }
    }

    fn less(left: &Possible, right: &Possible) -> Self {
        let null = left.null || right.null;
        if left.values == Values::None || right.values == Values::None {
            return Self { can_be_true: false, can_be_false: false, can_be_null: true };
        }
        let ((low, high), (other_low, other_high)) = (left.values.ends(), right.values.ends());
        let ordered = |one: &Option<End>, other: &Option<End>| {
            let (one, other) = (one.as_ref()?, other.as_ref()?);
            Some((order(&one.value, &other.value)?, one.included && other.included))
        };
        let can_be_true = ordered(&low, &other_high).is_none_or(|(order, _)| order == Ordering::Less);
        let can_be_false = ordered(&high, &other_low).is_none_or(|(order, included)| {
            order == Ordering::Greater || order == Ordering::Equal && included
        });
        Self { can_be_true, can_be_false, can_be_null: null }
    }
}

//! Sets of values: any, some, or those between two ends.

use std::cmp::Ordering;

use crate::ast::Comparison;
use crate::compare::order;
use crate::value::Value;

/// The values that can stand at a place or come out of an expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Possible {
    /// Whether null is one of them.
    pub null: bool,
    /// The others.
    pub values: Values,
}

/// Values that are not null.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Values {
    Any,
    None,
    /// All between two ends; without an end there is none on that side.
    Between {
        low: Option<End>,
        high: Option<End>,
    },
    Among(Vec<Value>),
}

/// One end of an interval.
#[derive(Debug, Clone, PartialEq)]
#[expect(missing_docs, reason = "the names of the fields say what they are")]
pub struct End {
    pub value: Value,
    pub included: bool,
}

impl Possible {
    /// Whatever there is.
    #[must_use]
    pub const fn anything() -> Self {
        Self { null: true, values: Values::Any }
    }

    /// This value alone.
    #[must_use]
    pub fn only(value: Value) -> Self {
        match value {
            Value::Null => Self { null: true, values: Values::None },
            value => Self { null: false, values: Values::Among(vec![value]) },
        }
    }
}

impl Values {
    /// All values between two ends, both included.
    #[must_use]
    pub fn between(low: Option<Value>, high: Option<Value>) -> Self {
        let end = |value: Value| End { value, included: true };
        Self::Between { low: low.map(end), high: high.map(end) }
    }

    /// The values that are in both sets.
    #[must_use]
    pub fn and(self, other: &Self) -> Self {
        match (self, other) {
            (Self::Any, other) => other.clone(),
            (own, Self::Any) => own,
            (Self::None, _) | (_, Self::None) => Self::None,
            (Self::Among(values), other) => {
                Self::Among(values.into_iter().filter(|value| other.holds(value)).collect())
            }
            (own, Self::Among(values)) => {
                Self::Among(values.iter().filter(|value| own.holds(value)).cloned().collect())
            }
            (Self::Between { low, high }, Self::Between { low: other_low, high: other_high }) => {
                Self::Between {
                    low: nearer(low, other_low.as_ref(), Ordering::Greater),
                    high: nearer(high, other_high.as_ref(), Ordering::Less),
                }
            }
        }
    }

    /// Whether there is certainly no value.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::None => true,
            Self::Among(values) => values.is_empty(),
            Self::Between { low: Some(low), high: Some(high) } => match order(&low.value, &high.value) {
                Some(Ordering::Greater) => true,
                Some(Ordering::Equal) => !(low.included && high.included),
                Some(Ordering::Less) | None => false,
            },
            Self::Any | Self::Between { .. } => false,
        }
    }

    /// What a comparison with one of these values, whichever, leaves of others; nothing if it leaves all.
    pub(super) fn compared(&self, comparison: Comparison) -> Option<Self> {
        let (low, high) = self.ends();
        let open = |end: Option<End>| end.map(|end| End { included: false, ..end });
        let (low, high) = match comparison {
            Comparison::Equal => return (!matches!(self, Self::Any)).then(|| self.clone()),
            Comparison::Different => return None,
            Comparison::Less => (None, open(high)),
            Comparison::AtMost => (None, high),
            Comparison::Greater => (open(low), None),
            Comparison::AtLeast => (low, None),
        };
        (low.is_some() || high.is_some()).then_some(Self::Between { low, high })
    }

    /// The lowest and the highest value, where there are such.
    #[must_use]
    pub fn ends(&self) -> (Option<End>, Option<End>) {
        match self {
            Self::Between { low, high } => (low.clone(), high.clone()),
            Self::Among(values) => (extreme(values, Ordering::Less), extreme(values, Ordering::Greater)),
            Self::Any | Self::None => (None, None),
        }
    }

    /// All values moved by the same step; `None` if one of them cannot be.
    pub(super) fn moved(&self, step: &dyn Fn(&Value) -> Option<Value>) -> Option<Self> {
        let end = |end: &Option<End>| match end {
            None => Some(None),
            // A step of months brings several days to one, so that an end that was left out may be met.
            Some(End { value, .. }) => Some(Some(End { value: step(value)?, included: true })),
        };
        match self {
            Self::Among(values) => values.iter().map(step).collect::<Option<_>>().map(Self::Among),
            Self::Between { low: low @ Some(_), high: high @ Some(_) } => {
                Some(Self::Between { low: end(low)?, high: end(high)? })
            }
            // Without an end the step may lead beyond what can be computed, which is null.
            Self::Between { .. } | Self::Any | Self::None => None,
        }
    }

    fn holds(&self, value: &Value) -> bool {
        let within = |end: &Option<End>, side: Ordering| {
            let Some(end) = end else { return true };
            match order(value, &end.value) {
                Some(Ordering::Equal) => end.included,
                Some(order) => order == side,
                None => true,
            }
        };
        match self {
            Self::Any => true,
            Self::None => false,
            Self::Among(values) => values.contains(value),
            Self::Between { low, high } => within(low, Ordering::Greater) && within(high, Ordering::Less),
        }
    }
}

/// The end that leaves less: the greater of two low ones, the lesser of two high ones.
fn nearer(own: Option<End>, other: Option<&End>, side: Ordering) -> Option<End> {
    let (own, other) = match (own, other) {
        (Some(own), Some(other)) => (own, other),
        (own, other) => return own.or_else(|| other.cloned()),
    };
    match order(&other.value, &own.value) {
        Some(found) if found == side => Some(other.clone()),
        Some(Ordering::Equal) => Some(End { included: own.included && other.included, ..own }),
        _ => Some(own),
    }
}

fn extreme(values: &[Value], side: Ordering) -> Option<End> {
    let (first, rest) = values.split_first()?;
    let mut found = first;
    for value in rest {
        // What knows no order has no ends.
        if order(value, found)? == side {
            found = value;
        }
    }
    order(found, found)?;
    Some(End { value: found.clone(), included: true })
}

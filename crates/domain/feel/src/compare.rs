//! Equality and order of values.

use std::cmp::Ordering;

use crate::budget::{Exhausted, Meter};
use crate::value::Value;

/// Whether two values are equal; null equals only null. Costs steps for what is walked.
pub(crate) fn equal(left: &Value, right: &Value, meter: &Meter) -> Result<bool, Exhausted> {
    meter.spend(1)?;
    match (left, right) {
        (Value::Text(left), Value::Text(right)) => {
            meter.spend_for_bytes(left.len().min(right.len()))?;
            Ok(left == right)
        }
        (Value::List(left), Value::List(right)) if left.len() == right.len() => {
            all_equal(left.iter().zip(right), meter)
        }
        (Value::Context(left), Value::Context(right)) if left.keys().eq(right.keys()) => {
            all_equal(left.values().zip(right.values()), meter)
        }
        (Value::List(_), Value::List(_)) | (Value::Context(_), Value::Context(_)) => Ok(false),
        _ => Ok(left == right),
    }
}

/// How two values of one type stand to each other; nothing for null and for what knows no order.
pub(crate) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => Some(left.cmp(right)),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Date(left), Value::Date(right)) => Some(left.cmp(right)),
        (Value::Time(left), Value::Time(right)) => Some(left.cmp(right)),
        (Value::DateTime(left), Value::DateTime(right)) => Some(left.cmp(right)),
        (Value::DaysDuration(left), Value::DaysDuration(right)) => Some(left.cmp(right)),
        (Value::MonthsDuration(left), Value::MonthsDuration(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

fn all_equal<'v>(
    mut pairs: impl Iterator<Item = (&'v Value, &'v Value)>,
    meter: &Meter,
) -> Result<bool, Exhausted> {
    pairs.try_fold(true, |so_far, (left, right)| Ok(so_far && equal(left, right, meter)?))
}

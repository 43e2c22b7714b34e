//! Adding, subtracting, multiplying, dividing, powers.
//!
//! What cannot be computed is null: a null on either side, division by zero, a result with more digits before the
//! point than fit, a date beyond the years 1 to 9999. Digits after the point beyond the 28th are rounded.

use jiff::civil::{Date, DateTime};
use jiff::{SignedDuration, Span};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::ast::Arithmetic;
use crate::temporal;
use crate::value::Value;

/// The largest exponent, in both directions.
const EXPONENT_MAX: i32 = 1000;

pub(crate) fn compute(operator: Arithmetic, left: &Value, right: &Value) -> Value {
    match operator {
        Arithmetic::Add => add(left, right),
        Arithmetic::Subtract => subtract(left, right),
        Arithmetic::Multiply => multiply(left, right),
        Arithmetic::Divide => divide(left, right),
        Arithmetic::Power => power(left, right),
    }
    .unwrap_or_default()
}

pub(crate) fn negate(value: &Value) -> Value {
    match value {
        Value::Number(number) => Value::Number(-number),
        Value::DaysDuration(duration) => duration.checked_neg().map_or(Value::Null, Value::DaysDuration),
        Value::MonthsDuration(months) => months.checked_neg().map_or(Value::Null, Value::MonthsDuration),
        _ => Value::Null,
    }
}

fn add(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.checked_add(*right).map(Value::Number),
        (Value::Text(left), Value::Text(right)) => Some(Value::Text([left.as_str(), right].concat())),
        (Value::DaysDuration(left), Value::DaysDuration(right)) => {
            left.checked_add(*right).map(Value::DaysDuration)
        }
        (Value::MonthsDuration(left), Value::MonthsDuration(right)) => {
            left.checked_add(*right).map(Value::MonthsDuration)
        }
        (Value::DaysDuration(_) | Value::MonthsDuration(_), point) => shift(point, left),
        (point, Value::DaysDuration(_) | Value::MonthsDuration(_)) => shift(point, right),
        _ => None,
    }
}

fn subtract(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.checked_sub(*right).map(Value::Number),
        (Value::DaysDuration(left), Value::DaysDuration(right)) => {
            left.checked_sub(*right).map(Value::DaysDuration)
        }
        (Value::MonthsDuration(left), Value::MonthsDuration(right)) => {
            left.checked_sub(*right).map(Value::MonthsDuration)
        }
        (Value::Date(left), Value::Date(right)) => Some(Value::DaysDuration(left.duration_since(*right))),
        (Value::DateTime(left), Value::DateTime(right)) => {
            Some(Value::DaysDuration(left.duration_since(*right)))
        }
        (Value::Time(left), Value::Time(right)) => Some(Value::DaysDuration(left.duration_since(*right))),
        (point, Value::DaysDuration(_) | Value::MonthsDuration(_)) => shift(point, &negate(right)),
        _ => None,
    }
}

/// A date or time, moved by a duration. A date moves by whole days: the time of day that remains is dropped.
/// A day that the month does not have becomes its last day.
fn shift(point: &Value, duration: &Value) -> Option<Value> {
    match (point, duration) {
        (Value::Date(date), Value::DaysDuration(duration)) => {
            let moved = date.at(0, 0, 0, 0).checked_add(*duration).ok()?;
            in_range(moved.date()).map(Value::Date)
        }
        (Value::Date(date), Value::MonthsDuration(months)) => {
            in_range(date.checked_add(month_span(*months)?).ok()?).map(Value::Date)
        }
        (Value::DateTime(moment), Value::DaysDuration(duration)) => {
            moment_in_range(moment.checked_add(*duration).ok()?)
        }
        (Value::DateTime(moment), Value::MonthsDuration(months)) => {
            moment_in_range(moment.checked_add(month_span(*months)?).ok()?)
        }
        (Value::Time(time), Value::DaysDuration(duration)) => Some(Value::Time(time.wrapping_add(*duration))),
        _ => None,
    }
}

fn month_span(months: i64) -> Option<Span> {
    Span::new().try_months(months).ok()
}

/// There is no year 0 and none before it.
fn in_range(date: Date) -> Option<Date> {
    (date.year() >= 1).then_some(date)
}

fn moment_in_range(moment: DateTime) -> Option<Value> {
    in_range(moment.date()).map(|_| Value::DateTime(moment))
}

fn multiply(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.checked_mul(*right).map(number),
        (Value::DaysDuration(duration), Value::Number(factor))
        | (Value::Number(factor), Value::DaysDuration(duration)) => {
            days_from(nanoseconds(*duration)?.checked_mul(*factor)?)
        }
        (Value::MonthsDuration(months), Value::Number(factor))
        | (Value::Number(factor), Value::MonthsDuration(months)) => {
            months_from(Decimal::from(*months).checked_mul(*factor)?)
        }
        _ => None,
    }
}

fn divide(left: &Value, right: &Value) -> Option<Value> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.checked_div(*right).map(number),
        (Value::DaysDuration(left), Value::Number(right)) => {
            days_from(nanoseconds(*left)?.checked_div(*right)?)
        }
        (Value::DaysDuration(left), Value::DaysDuration(right)) => {
            nanoseconds(*left)?.checked_div(nanoseconds(*right)?).map(number)
        }
        (Value::MonthsDuration(left), Value::Number(right)) => {
            months_from(Decimal::from(*left).checked_div(*right)?)
        }
        (Value::MonthsDuration(left), Value::MonthsDuration(right)) => {
            Decimal::from(*left).checked_div(Decimal::from(*right)).map(number)
        }
        _ => None,
    }
}

/// A number to a whole power, by repeated squaring; no other exponent is computed.
fn power(left: &Value, right: &Value) -> Option<Value> {
    let (Value::Number(base), Value::Number(exponent)) = (left, right) else {
        return None;
    };
    let exponent = exponent.is_integer().then(|| exponent.to_i32())??;
    if exponent.abs() > EXPONENT_MAX {
        return None;
    }
    let mut result = Decimal::ONE;
    let mut square = *base;
    let mut rest = exponent.unsigned_abs();
    while rest > 0 {
        if rest % 2 == 1 {
            result = result.checked_mul(square)?;
        }
        rest /= 2;
        if rest > 0 {
            square = square.checked_mul(square)?;
        }
    }
    if exponent < 0 { Decimal::ONE.checked_div(result) } else { Some(result) }.map(number)
}

/// A product or quotient is written without zeros at its end; a sum keeps them, as money wants.
fn number(number: Decimal) -> Value {
    Value::Number(number.normalize())
}

fn nanoseconds(duration: SignedDuration) -> Option<Decimal> {
    Decimal::try_from_i128_with_scale(duration.as_nanos(), 0).ok()
}

fn days_from(nanoseconds: Decimal) -> Option<Value> {
    temporal::duration_of_nanoseconds(nanoseconds).map(Value::DaysDuration)
}

/// Whole months; what is left of one is dropped.
fn months_from(months: Decimal) -> Option<Value> {
    months.trunc().to_i64().map(Value::MonthsDuration)
}

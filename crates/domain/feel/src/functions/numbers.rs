//! Numbers: rounding, remainders, reading.

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{Arguments, Body, Function, Signature, fixed};
use crate::types::Type;
use crate::value::Value;

/// How many digits after the point a number can have.
const SCALE_MAX: u32 = 28;

/// The counts of digits that the standard knows: those of a decimal128.
const SCALES: std::ops::RangeInclusive<i32> = -6111..=6176;

pub(super) static FUNCTIONS: [Function; 10] = [
    Function { name: "abs", usage: "abs(-5)", check: signed, body: Body::Computed(abs) },
    Function {
        name: "modulo",
        usage: "modulo(10, 3)",
        check: |kinds| fixed(kinds, &[Type::Number, Type::Number], 0, Type::Number),
        body: Body::Computed(modulo),
    },
    Function {
        name: "floor",
        usage: "floor(2.7)",
        check: rounding_default,
        body: Body::Computed(|arguments| round(arguments, RoundingStrategy::ToNegativeInfinity)),
    },
    Function {
        name: "ceiling",
        usage: "ceiling(2.1)",
        check: rounding_default,
        body: Body::Computed(|arguments| round(arguments, RoundingStrategy::ToPositiveInfinity)),
    },
    Function {
        name: "round half up",
        usage: "round half up(2.345, 2)",
        check: rounding,
        body: Body::Computed(|arguments| round(arguments, RoundingStrategy::MidpointAwayFromZero)),
    },
    Function {
        name: "round up",
        usage: "round up(2.341, 2)",
        check: rounding,
        body: Body::Computed(|arguments| round(arguments, RoundingStrategy::AwayFromZero)),
    },
    Function {
        name: "round down",
        usage: "round down(2.349, 2)",
        check: rounding,
        body: Body::Computed(|arguments| round(arguments, RoundingStrategy::ToZero)),
    },
    Function {
        name: "round half down",
        usage: "round half down(2.345, 2)",
        check: rounding,
        body: Body::Computed(|arguments| round(arguments, RoundingStrategy::MidpointTowardZero)),
    },
    Function {
        name: "decimal",
        usage: "decimal(2.345, 2)",
        check: rounding,
        body: Body::Computed(|arguments| round(arguments, RoundingStrategy::MidpointNearestEven)),
    },
    Function {
        name: "number",
        usage: "number(\"1.234,50\", \".\", \",\")",
        check: |kinds| match kinds.len() {
            1 | 3 => fixed(kinds, &[Type::Text, Type::Text, Type::Text], 2, Type::Number),
            _ => Signature::WrongCount,
        },
        body: Body::Computed(number),
    },
];

fn rounding(kinds: &[Type]) -> Signature {
    fixed(kinds, &[Type::Number, Type::Number], 0, Type::Number)
}

fn rounding_default(kinds: &[Type]) -> Signature {
    fixed(kinds, &[Type::Number, Type::Number], 1, Type::Number)
}

fn signed(kinds: &[Type]) -> Signature {
    match kinds {
        [kind @ (Type::DaysDuration | Type::MonthsDuration)] => Signature::Gives(kind.clone()),
        _ => fixed(kinds, &[Type::Number], 0, Type::Number),
    }
}

fn abs(arguments: &Arguments<'_>) -> Value {
    match arguments.get(0) {
        Value::Number(number) => Value::Number(number.abs()),
        Value::DaysDuration(duration) if duration.is_negative() => {
            duration.checked_neg().map_or(Value::Null, Value::DaysDuration)
        }
        Value::MonthsDuration(months) => months.checked_abs().map_or(Value::Null, Value::MonthsDuration),
        other => other.clone(),
    }
}

/// The remainder with the sign of the divisor, as FEEL defines it.
fn modulo(arguments: &Arguments<'_>) -> Value {
    let (Value::Number(dividend), Value::Number(divisor)) = (arguments.get(0), arguments.get(1)) else {
        return Value::Null;
    };
    let remainder = dividend.checked_rem(*divisor).and_then(|remainder| {
        let opposite = !remainder.is_zero() && remainder.is_sign_negative() != divisor.is_sign_negative();
        if opposite { remainder.checked_add(*divisor) } else { Some(remainder) }
    });
    remainder.map_or(Value::Null, Value::Number)
}

/// Rounds to so many digits after the point, none if left out; a negative count rounds to tens, hundreds and so on.
fn round(arguments: &Arguments<'_>, strategy: RoundingStrategy) -> Value {
    let scale = match arguments.values {
        [_] => Some(0),
        _ => match arguments.get(1) {
            Value::Number(scale) if scale.is_integer() => scale.to_i32(),
            _ => None,
        },
    };
    let rounded = match (arguments.get(0), scale) {
        (Value::Number(number), Some(scale)) => rounded(*number, scale, strategy),
        _ => None,
    };
    rounded.map_or(Value::Null, Value::Number)
}

fn rounded(number: Decimal, scale: i32, strategy: RoundingStrategy) -> Option<Decimal> {
    let digits = scale.unsigned_abs();
    if !SCALES.contains(&scale) {
        return None;
    }
    if scale >= 0 {
        return Some(number.round_dp_with_strategy(digits.min(SCALE_MAX), strategy));
    }
    if digits > SCALE_MAX {
        // Every number is less than half of such a unit: what rounds to it is too large, all else is nothing.
        let small = if number.is_zero() {
            number
        } else {
            Decimal::new(if number.is_sign_negative() { -1 } else { 1 }, 1)
        };
        return Some(small.round_dp_with_strategy(0, strategy)).filter(Decimal::is_zero);
    }
    let unit = Decimal::try_from_i128_with_scale(10_i128.checked_pow(digits)?, 0).ok()?;
    number.checked_div(unit)?.round_dp_with_strategy(0, strategy).checked_mul(unit)
}

/// Reads a number from a text, if wanted with its own marks for thousands and for the fraction.
fn number(arguments: &Arguments<'_>) -> Value {
    let Value::Text(text) = arguments.get(0) else {
        return Value::Null;
    };
    let (thousands, point) = (arguments.get(1), arguments.get(2));
    let thousands = match thousands {
        Value::Null => None,
        Value::Text(mark) if [" ", ",", "."].contains(&mark.as_str()) => Some(mark.as_str()),
        _ => return Value::Null,
    };
    let point = match point {
        Value::Null => None,
        Value::Text(mark) if [",", "."].contains(&mark.as_str()) => Some(mark.as_str()),
        _ => return Value::Null,
    };
    if thousands.is_some() && thousands == point {
        return Value::Null;
    }
    let text = thousands.map_or_else(|| text.clone(), |mark| text.replace(mark, ""));
    let text = point.map_or_else(|| text.clone(), |mark| text.replace(mark, "."));
    plain_number(&text).map_or(Value::Null, Value::Number)
}

/// Digits with at most one point and a minus sign; nothing else is read as a number.
fn plain_number(text: &str) -> Option<Decimal> {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
    let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if plain(whole) && plain(fraction) { Decimal::from_str_exact(text).ok() } else { None }
}

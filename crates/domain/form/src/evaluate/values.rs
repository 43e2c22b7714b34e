//! Typed values as JSON, in a form that reads back to the same value.

use feel::Value;
use rust_decimal::{Decimal, RoundingStrategy, prelude::ToPrimitive};
use serde_json::{Map, Number, Value as Json};

use crate::{
    format::Kind,
    read::{decimal_places, number_fits},
};

/// The value as JSON; null if there is none.
pub(super) fn to_json(value: &Value) -> Json {
    match value {
        Value::Boolean(value) => Json::Bool(*value),
        Value::Number(value) => number(*value),
        Value::Text(text) => Json::String(text.clone()),
        Value::Date(date) => Json::String(date.to_string()),
        Value::Time(time) => Json::String(format!("{:02}:{:02}", time.hour(), time.minute())),
        Value::List(items) => Json::Array(items.iter().map(to_json).collect()),
        Value::Context(entries) => {
            let given = entries.iter().filter(|(_, value)| !value.is_null());
            Json::Object(given.map(|(key, value)| (key.clone(), to_json(value))).collect::<Map<_, _>>())
        }
        // No question has answers of the other types.
        _ => Json::Null,
    }
}

/// Numbers of at most fifteen digits survive the way through a float unchanged.
fn number(value: Decimal) -> Json {
    let value = value.normalize();
    if value.scale() == 0
        && let Some(whole) = value.to_i64()
    {
        return Json::Number(whole.into());
    }
    let float = value.to_string().parse::<f64>().ok();
    float.and_then(Number::from_f64).map_or(Json::Null, Json::Number)
}

/// What a rule gave, as an answer of this kind: rounded to the places of the kind, halves away from zero, empty if it
/// does not fit.
pub(super) fn fitted(kind: &Kind, value: Value) -> Value {
    match value {
        Value::Number(number) => {
            let places = match kind {
                Kind::WholeNumber(_) => 0,
                Kind::Money(_) => 2,
                Kind::Decimal(bounds) => decimal_places(bounds),
                _ => 9,
            };
            let rounded =
                number.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero).normalize();
            if number_fits(rounded) { Value::Number(rounded) } else { Value::Null }
        }
        Value::Time(time) => {
            time.with().second(0).subsec_nanosecond(0).build().map_or(Value::Null, Value::Time)
        }
        other if other.is_empty() => Value::Null,
        other => other,
    }
}

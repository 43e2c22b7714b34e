//! What dates, times and durations have after a point.

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

use crate::node::Property;
use crate::value::Value;

pub(super) fn read(value: &Value, property: Property) -> Value {
    let number = match value {
        Value::Date(date) => of_date(*date, property),
        Value::Time(time) => of_time(*time, property),
        Value::DateTime(moment) => {
            of_date(moment.date(), property).or_else(|| of_time(moment.time(), property))
        }
        Value::DaysDuration(duration) => of_seconds(duration.as_secs(), property),
        Value::MonthsDuration(months) => match property {
            Property::Years => Some((months / 12).into()),
            Property::Months => Some((months % 12).into()),
            _ => None,
        },
        _ => None,
    };
    number.map_or(Value::Null, Value::Number)
}

fn of_date(date: Date, property: Property) -> Option<Decimal> {
    match property {
        Property::Year => Some(date.year().into()),
        Property::Month => Some(date.month().into()),
        Property::Day => Some(date.day().into()),
        // Monday is 1, Sunday is 7.
        Property::Weekday => Some(date.weekday().to_monday_one_offset().into()),
        _ => None,
    }
}

fn of_time(time: Time, property: Property) -> Option<Decimal> {
    match property {
        Property::Hour => Some(time.hour().into()),
        Property::Minute => Some(time.minute().into()),
        Property::Second => Some(time.second().into()),
        _ => None,
    }
}

/// The parts of a duration; all carry its sign.
fn of_seconds(seconds: i64, property: Property) -> Option<Decimal> {
    match property {
        Property::Days => Some((seconds / 86_400).into()),
        Property::Hours => Some((seconds / 3600 % 24).into()),
        Property::Minutes => Some((seconds / 60 % 60).into()),
        Property::Seconds => Some((seconds % 60).into()),
        _ => None,
    }
}

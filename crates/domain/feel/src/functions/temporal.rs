//! Dates, times and durations. None of them knows what day it is. Names of days and months are English, as the standard has them.

use jiff::civil::{Date, DateTime, Time};
use locale::{Language, month_name, weekday_name};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::{Arguments, Body, Function, Signature, fixed};
use crate::temporal;
use crate::types::Type;
use crate::value::Value;

pub(super) static FUNCTIONS: [Function; 10] = [
    Function {
        name: "date",
        usage: "date(\"2026-01-31\")",
        check: |kinds| constructed(kinds, &Type::Date),
        body: Body::Temporal(|text| temporal::date(text).map(Value::Date), date),
    },
    Function {
        name: "time",
        usage: "time(\"14:30:00\")",
        check: |kinds| constructed(kinds, &Type::Time),
        body: Body::Temporal(|text| temporal::time(text).map(Value::Time), time),
    },
    Function {
        name: "date and time",
        usage: "date and time(\"2026-01-31T14:30:00\")",
        check: |kinds| match kinds {
            [_] => fixed(kinds, &[Type::Text], 0, Type::DateTime),
            [Type::DateTime, ..] => fixed(kinds, &[Type::DateTime, Type::Time], 0, Type::DateTime),
            _ => fixed(kinds, &[Type::Date, Type::Time], 0, Type::DateTime),
        },
        body: Body::Temporal(|text| temporal::date_time(text).map(Value::DateTime), date_and_time),
    },
    Function {
        name: "duration",
        usage: "duration(\"P14D\")",
        check: |kinds| fixed(kinds, &[Type::Text], 0, Type::Null),
        body: Body::Duration,
    },
    Function {
        name: "years and months duration",
        usage: "years and months duration(@\"2025-01-01\", @\"2026-03-01\")",
        check: |kinds| match kinds {
            [Type::Date | Type::DateTime, Type::Date | Type::DateTime] => {
                Signature::Gives(Type::MonthsDuration)
            }
            [Type::DateTime, ..] => fixed(kinds, &[Type::DateTime, Type::DateTime], 0, Type::MonthsDuration),
            _ => fixed(kinds, &[Type::Date, Type::Date], 0, Type::MonthsDuration),
        },
        body: Body::Computed(years_and_months_duration),
    },
    Function {
        name: "day of week",
        usage: "day of week(@\"2026-01-31\")",
        check: |kinds| of_day(kinds, Type::Text),
        body: Body::Computed(|arguments| {
            computed(arguments, |date| weekday_name(Language::English, date.weekday()).into())
        }),
    },
    Function {
        name: "day of year",
        usage: "day of year(@\"2026-01-31\")",
        check: |kinds| of_day(kinds, Type::Number),
        body: Body::Computed(|arguments| computed(arguments, |date| number(date.day_of_year()))),
    },
    Function {
        name: "week of year",
        usage: "week of year(@\"2026-01-31\")",
        check: |kinds| of_day(kinds, Type::Number),
        body: Body::Computed(|arguments| computed(arguments, |date| number(date.iso_week_date().week()))),
    },
    Function {
        name: "month of year",
        usage: "month of year(@\"2026-01-31\")",
        check: |kinds| of_day(kinds, Type::Text),
        body: Body::Computed(|arguments| {
            computed(arguments, |date| month_name(Language::English, date).into())
        }),
    },
    Function {
        name: "last day of month",
        usage: "last day of month(@\"2026-02-01\")",
        check: |kinds| of_day(kinds, Type::Date),
        body: Body::Computed(|arguments| computed(arguments, |date| Value::Date(date.last_of_month()))),
    },
];

/// From one text, one date with time, or three numbers.
fn constructed(kinds: &[Type], result: &Type) -> Signature {
    match kinds {
        [Type::DateTime] => Signature::Gives(result.clone()),
        [kind] if kind == result => Signature::Gives(result.clone()),
        [_] => fixed(kinds, &[Type::Text], 0, result.clone()),
        _ => fixed(kinds, &[Type::Number, Type::Number, Type::Number], 0, result.clone()),
    }
}

/// From one date or date with time.
fn of_day(kinds: &[Type], result: Type) -> Signature {
    match kinds {
        [Type::DateTime] => Signature::Gives(result),
        _ => fixed(kinds, &[Type::Date], 0, result),
    }
}

fn date(arguments: &Arguments<'_>) -> Value {
    let date = match arguments.get(0) {
        Value::Text(text) => temporal::date(text),
        Value::Date(date) => Some(*date),
        Value::DateTime(date_time) => Some(date_time.date()),
        year => date_of_numbers(year, arguments.get(1), arguments.get(2)),
    };
    date.map_or(Value::Null, Value::Date)
}

fn date_of_numbers(year: &Value, month: &Value, day: &Value) -> Option<Date> {
    temporal::date_of(whole(year)?.to_i16()?, whole(month)?.to_i8()?, whole(day)?.to_i8()?)
}

fn time(arguments: &Arguments<'_>) -> Value {
    let time = match arguments.get(0) {
        Value::Text(text) => temporal::time(text),
        Value::Time(time) => Some(*time),
        Value::DateTime(date_time) => Some(date_time.time()),
        hour => time_of_numbers(hour, arguments.get(1), arguments.get(2)),
    };
    time.map_or(Value::Null, Value::Time)
}

fn time_of_numbers(hour: &Value, minute: &Value, second: &Value) -> Option<Time> {
    Time::new(whole(hour)?.to_i8()?, whole(minute)?.to_i8()?, whole(second)?.to_i8()?, 0).ok()
}

fn date_and_time(arguments: &Arguments<'_>) -> Value {
    let date_time = match (arguments.get(0), arguments.get(1)) {
        (Value::Text(text), Value::Null) => temporal::date_time(text),
        (Value::Date(date), Value::Time(time)) => Some(date.to_datetime(*time)),
        (Value::DateTime(moment), Value::Time(time)) => Some(moment.date().to_datetime(*time)),
        _ => None,
    };
    date_time.map_or(Value::Null, Value::DateTime)
}

/// The whole months from the first to the second, negative if it is earlier. A month is whole when its day and time of day are reached.
fn years_and_months_duration(arguments: &Arguments<'_>) -> Value {
    let (Some(from), Some(to)) = (moment(arguments.get(0)), moment(arguments.get(1))) else {
        return Value::Null;
    };
    let month = |moment: DateTime| i64::from(moment.year()) * 12 + i64::from(moment.month());
    let within = |moment: DateTime| (moment.day(), moment.time());
    let months = month(to) - month(from);
    let not_whole =
        if from <= to { -i64::from(within(to) < within(from)) } else { i64::from(within(to) > within(from)) };
    Value::MonthsDuration(months + not_whole)
}

fn moment(value: &Value) -> Option<DateTime> {
    match value {
        Value::Date(date) => Some(date.to_datetime(Time::midnight())),
        Value::DateTime(date_time) => Some(*date_time),
        _ => None,
    }
}

fn computed(arguments: &Arguments<'_>, compute: fn(Date) -> Value) -> Value {
    match arguments.get(0) {
        Value::Date(date) => compute(*date),
        Value::DateTime(date_time) => compute(date_time.date()),
        _ => Value::Null,
    }
}

fn whole(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) if number.is_integer() => Some(*number),
        _ => None,
    }
}

fn number<N: Into<Decimal>>(number: N) -> Value {
    Value::Number(number.into())
}

//! How values are written: as `string(…)` writes them, and as FEEL literals inside lists and contexts.

use std::fmt::{self, Display, Formatter};

use jiff::SignedDuration;

use super::Value;

/// Writes the value as `string(…)` does: texts bare at the top, quoted inside lists and contexts.
impl Display for Value {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("null"),
            Self::Boolean(value) => value.fmt(formatter),
            Self::Number(value) => value.fmt(formatter),
            Self::Text(value) => formatter.write_str(value),
            Self::Date(value) => value.fmt(formatter),
            Self::Time(value) => value.fmt(formatter),
            Self::DateTime(value) => value.fmt(formatter),
            Self::DaysDuration(value) => days(*value, formatter),
            Self::MonthsDuration(value) => months(*value, formatter),
            Self::List(items) => list(items, formatter),
            Self::Context(entries) => {
                formatter.write_str("{")?;
                for (index, (key, value)) in entries.iter().enumerate() {
                    let separator = if index == 0 { "" } else { ", " };
                    write!(formatter, "{separator}{key}: {}", Inner(value))?;
                }
                formatter.write_str("}")
            }
        }
    }
}

/// A value inside another.
struct Inner<'v>(&'v Value);

impl Display for Inner<'_> {
    fn fmt(&self, formatter: &mut Formatter<'_>) -> fmt::Result {
        match self.0 {
            Value::Text(text) => write!(formatter, "\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\"")),
            other => other.fmt(formatter),
        }
    }
}

fn list(items: &[Value], formatter: &mut Formatter<'_>) -> fmt::Result {
    formatter.write_str("[")?;
    for (index, item) in items.iter().enumerate() {
        let separator = if index == 0 { "" } else { ", " };
        write!(formatter, "{separator}{}", Inner(item))?;
    }
    formatter.write_str("]")
}

/// `P3DT4H5M6.7S`, without the parts that are zero.
fn days(duration: SignedDuration, formatter: &mut Formatter<'_>) -> fmt::Result {
    if duration.is_zero() {
        return formatter.write_str("PT0S");
    }
    let (seconds, nanoseconds) = (duration.as_secs().unsigned_abs(), duration.subsec_nanos().unsigned_abs());
    formatter.write_str(if duration.is_negative() { "-P" } else { "P" })?;
    unit(seconds / 86_400, 'D', formatter)?;
    let clock = seconds % 86_400;
    if clock == 0 && nanoseconds == 0 {
        return Ok(());
    }
    formatter.write_str("T")?;
    unit(clock / 3600, 'H', formatter)?;
    unit(clock / 60 % 60, 'M', formatter)?;
    match (clock % 60, nanoseconds) {
        (0, 0) => Ok(()),
        (seconds, 0) => write!(formatter, "{seconds}S"),
        (seconds, nanoseconds) => {
            let fraction = format!("{nanoseconds:09}");
            write!(formatter, "{seconds}.{}S", fraction.trim_end_matches('0'))
        }
    }
}

/// `P1Y6M`, without the parts that are zero.
fn months(months: i64, formatter: &mut Formatter<'_>) -> fmt::Result {
    if months == 0 {
        return formatter.write_str("P0M");
    }
    formatter.write_str(if months < 0 { "-P" } else { "P" })?;
    unit(months.unsigned_abs() / 12, 'Y', formatter)?;
    unit(months.unsigned_abs() % 12, 'M', formatter)
}

fn unit(count: u64, letter: char, formatter: &mut Formatter<'_>) -> fmt::Result {
    if count == 0 { Ok(()) } else { write!(formatter, "{count}{letter}") }
}

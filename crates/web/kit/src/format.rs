//! Dates, times, money and sizes as people read them, and the one form that machines read.

use jiff::civil::DateTime;

pub use locale::{
    clock, day_month, full_date, full_moment, in_germany, long_date, long_moment, money, short_date,
    short_moment, size,
};

/// «2026-11-16T10:12», for `datetime` attributes.
#[must_use]
pub fn machine_moment(moment: DateTime) -> String {
    moment.strftime("%Y-%m-%dT%H:%M").to_string()
}

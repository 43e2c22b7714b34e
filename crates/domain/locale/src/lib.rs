//! How this country reads and counts: the languages, the countries, the day in Germany, and dates, times, numbers, money and sizes as
//! people write them; and what people type, in plain signs.
//!
//! Every function is total and pure: the language and the value come in, a text goes out; there is no clock and no
//! setting of the machine, and nothing falls back to another zone or language. The language comes first in every call.
//! What programs read (JSON, `datetime` attributes, the figures of a transfer code) is not written here.

mod country;
mod date;
mod day;
mod iban;
mod language;
mod money;
mod number;
mod size;
mod time;
mod typed;
mod words;
mod written;

pub use country::{Country, NoCountry};
pub use date::{day_month, full_date, long_date, month_name, months, short_date, weekday_name};
pub use day::{OutOfRange, civil_day, in_germany, moment, zoned};
pub use iban::iban_in_groups;
pub use language::Language;
pub use money::{euros_of_cents, money, money_in_words};
pub use number::{number, number_in_text};
pub use size::size;
pub use time::{clock, full_moment, long_moment, short_moment, time_of_day};
pub use typed::{is_blank, plain_signs, sign_named, without_marks};
pub use words::{month_named, weekday_named};
pub use written::{WrittenDate, is_written_year, written_date, written_ordinal};

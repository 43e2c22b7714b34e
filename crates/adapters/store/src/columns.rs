//! How values stand in columns: times, days, hashes, counts; and what to say when they do not read back.

use ids::Uuid;
use jiff::{Timestamp, ToSpan as _, civil::Date};

use crate::failure::Failure;

/// Days are counted from here.
const EPOCH: Date = jiff::civil::date(1970, 1, 1);

/// Names the place of a column in errors.
#[derive(Clone, Copy)]
pub(crate) struct RowRef<'a> {
    pub(crate) table: &'static str,
    pub(crate) row: &'a Uuid,
}

impl RowRef<'_> {
    /// This column cannot be read.
    pub(crate) fn bad(self, column: &'static str) -> Failure {
        Failure::BadRow { table: self.table, column, row: self.row.to_string() }
    }

    pub(crate) fn time(self, column: &'static str, microseconds: i64) -> Result<Timestamp, Failure> {
        Timestamp::from_microsecond(microseconds).map_err(|_out_of_range| self.bad(column))
    }

    /// A time that may be absent.
    pub(crate) fn time_or_none(
        self,
        column: &'static str,
        microseconds: Option<i64>,
    ) -> Result<Option<Timestamp>, Failure> {
        microseconds.map(|value| self.time(column, value)).transpose()
    }

    /// A day that may be absent.
    pub(crate) fn day_or_none(
        self,
        column: &'static str,
        days: Option<i64>,
    ) -> Result<Option<Date>, Failure> {
        let day = |days: i64| {
            let days = i32::try_from(days).map_err(|_too_far| self.bad(column))?;
            EPOCH.checked_add(days.days()).map_err(|_too_far| self.bad(column))
        };
        days.map(day).transpose()
    }

    /// A hash or another value of fixed size.
    pub(crate) fn bytes<const N: usize>(
        self,
        column: &'static str,
        bytes: &[u8],
    ) -> Result<[u8; N], Failure> {
        <[u8; N]>::try_from(bytes).map_err(|_wrong_size| self.bad(column))
    }

    /// A number that is never negative and has a bound.
    pub(crate) fn number<T: TryFrom<i64>>(self, column: &'static str, value: i64) -> Result<T, Failure> {
        T::try_from(value).map_err(|_out_of_range| self.bad(column))
    }
}

/// A time as a column: whole microseconds, so that what is kept is what was hashed.
pub(crate) fn microseconds(time: Timestamp) -> i64 {
    time.as_microsecond()
}

/// A day as a column.
pub(crate) fn days(day: Date) -> i64 {
    day.duration_since(EPOCH).as_hours() / 24
}

/// A number as a column. Numbers here count rows or bytes and stay far below the bound at which this saturates.
pub(crate) fn long(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A count from a column; counts are never negative.
pub(crate) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// Text as it is searched and sorted: lower case, umlauts written out, other marks dropped.
///
/// «Müller», «MUELLER» and «Mueller» become the same. Not a transliteration: letters it does not know stay as they are.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for letter in text.trim().chars().flat_map(char::to_lowercase) {
        match FOLDED.iter().find(|(_, letters)| letters.contains(letter)) {
            Some((plain, _)) => folded.push_str(plain),
            None => folded.push(letter),
        }
    }
    folded
}

/// Letters of DIN 91379 that are searched under another spelling; lower case only.
const FOLDED: &[(&str, &str)] = &[
    ("ae", "äæǽ"),
    ("oe", "öøœ"),
    ("ue", "ü"),
    ("ss", "ß"),
    ("th", "þ"),
    ("a", "àáâãåāăąǎạảấầẩẫậắằẳẵặ"),
    ("c", "çćĉċč"),
    ("d", "ďđð"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("g", "ĝğġģ"),
    ("h", "ĥħ"),
    ("i", "ìíîïĩīĭįıǐỉị"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("l", "ĺļľŀł"),
    ("n", "ñńņňŋ"),
    ("o", "òóôõōŏőǒơọỏốồổỗộớờởỡợ"),
    ("r", "ŕŗř"),
    ("s", "śŝşšș"),
    ("t", "ţťŧț"),
    ("u", "ùúûũūŭůűųǔưụủứừửữự"),
    ("w", "ŵẁẃẅ"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("z", "źżž"),
    // What is left of «İ» in lower case.
    ("", "\u{307}"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_found_under_each_way_to_write_it() {
        for written in ["Müller", "MUELLER", " mueller "] {
            assert_eq!(fold(written), "mueller");
        }
        assert_eq!(fold("Łukasz Çelik-Đoković"), "lukasz celik-dokovic");
        assert_eq!(fold("Weiß & Søn"), "weiss & soen");
    }

    #[test]
    fn days_count_from_1970_in_both_directions() {
        let place = RowRef { table: "case_register", row: &Uuid::nil() };
        for day in ["1969-12-31", "1970-01-01", "2026-09-15", "2028-02-29"] {
            let day: Date = day.parse().unwrap();
            assert_eq!(place.day_or_none("due_on", Some(days(day))).unwrap(), Some(day));
        }
        assert!(place.day_or_none("due_on", Some(i64::MAX)).is_err());
    }
}

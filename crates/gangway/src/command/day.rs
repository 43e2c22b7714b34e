//! Days on the command line.

use jiff::civil::Date;

/// Reads a day as `YYYY-MM-DD` and in no other of the forms that ISO 8601 knows: no time, no basic form, no sign.
///
/// # Errors
///
/// One sentence for whoever called.
pub(super) fn day(text: &str) -> Result<Date, String> {
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split('-').collect();
    let formed =
        matches!(parts.as_slice(), [year, month, day] if (year.len(), month.len(), day.len()) == (4, 2, 2));
    match text.parse() {
        Ok(date) if formed && parts.iter().all(|part| digits(part)) => Ok(date),
        _ => Err("expected a day of the calendar as YYYY-MM-DD, for example 2026-11-23".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn only_one_form_is_read() {
        assert_eq!(day("2026-11-23"), Ok(date(2026, 11, 23)));
        for other in [
            "2026-01-01T10:00:00",
            "20260101",
            "+002026-01-01",
            "-002026-01-01",
            "2026-1-1",
            "2026-02-30",
            " 2026-01-01",
            "",
        ] {
            assert!(day(other).is_err(), "{other}");
        }
    }
}

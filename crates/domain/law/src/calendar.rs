//! Arithmetic on civil days: adding, and the next working day of a Land.
//!
//! Every result lies in the covered time, so that nobody computes with a holiday that nobody knows.

use jiff::{
    Span,
    civil::{Date, Weekday},
};

use crate::{
    error::LawError,
    holiday::{FIRST_COVERED, LAST_COVERED, holiday},
    land::Land,
};

/// The day so many days later; earlier if `days` is negative.
///
/// # Errors
///
/// [`LawError::NotCovered`] if one of the two days lies outside the covered time.
pub fn add_days(date: Date, days: i32) -> Result<Date, LawError> {
    add(date, Span::new().try_days(days))
}

/// The same weekday so many weeks later.
///
/// # Errors
///
/// [`LawError::NotCovered`] if one of the two days lies outside the covered time.
pub fn add_weeks(date: Date, weeks: i32) -> Result<Date, LawError> {
    add(date, Span::new().try_weeks(weeks))
}

/// The day with the same number so many months later, or the last day of that month if it has no such day.
///
/// Legal source: § 188 (2), (3) BGB.
///
/// # Errors
///
/// [`LawError::NotCovered`] if one of the two days lies outside the covered time.
pub fn add_months(date: Date, months: i32) -> Result<Date, LawError> {
    add(date, Span::new().try_months(months))
}

/// The day so many working days later in this Land; the day itself does not count.
///
/// For the town's own service promise; no statutory period counts in working days.
///
/// # Errors
///
/// [`LawError::NotCovered`] if the count leaves the covered time.
pub fn add_working_days(land: Land, date: Date, days: u16) -> Result<Date, LawError> {
    let mut day = covered(date)?;
    for _ in 0..days {
        day = next_working_day(land, add_days(day, 1)?)?;
    }
    Ok(day)
}

/// Whether the day is neither Saturday, Sunday nor a public holiday in this Land.
///
/// # Errors
///
/// [`LawError::NotCovered`] outside the covered time.
pub fn is_working_day(land: Land, date: Date) -> Result<bool, LawError> {
    let weekend = matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday);
    Ok(holiday(land, date)?.is_none() && !weekend)
}

/// The day itself if it is a working day in this Land, otherwise the next one that is.
///
/// Legal source: § 222 (2) ZPO, § 193 BGB, § 31 (3) VwVfG, § 108 (3) AO.
///
/// # Errors
///
/// [`LawError::NotCovered`] if the search leaves the covered time.
pub fn next_working_day(land: Land, date: Date) -> Result<Date, LawError> {
    let mut day = date;
    while !is_working_day(land, day)? {
        day = add_days(day, 1)?;
    }
    Ok(day)
}

/// The last day for a payment that is due within so many days after this one: on no weekend and no holiday of the Land.
///
/// Legal source: §§ 187 (1), 188 (1), 193 BGB.
///
/// # Errors
///
/// [`LawError::NotCovered`] if the count leaves the covered time.
pub fn payment_day(land: Land, after: Date, days: u16) -> Result<Date, LawError> {
    next_working_day(land, add_days(after, i32::from(days))?)
}

fn add(date: Date, span: Result<Span, jiff::Error>) -> Result<Date, LawError> {
    let date = covered(date)?;
    // A sum that no calendar has is beyond the last covered day, too.
    let sum = span.and_then(|span| date.checked_add(span)).unwrap_or(Date::MAX);
    covered(sum)
}

fn covered(date: Date) -> Result<Date, LawError> {
    if date < FIRST_COVERED || date > LAST_COVERED {
        return Err(LawError::NotCovered { date });
    }
    Ok(date)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn a_month_without_the_day_ends_on_its_last() {
        assert_eq!(add_months(date(2026, 1, 31), 1), Ok(date(2026, 2, 28)));
        assert_eq!(add_months(date(2028, 1, 31), 1), Ok(date(2028, 2, 29)));
        assert_eq!(add_months(date(2028, 2, 29), 12), Ok(date(2029, 2, 28)));
    }

    #[test]
    fn a_payment_is_due_on_no_sunday() {
        let due = |land, after, days| payment_day(land, after, days).unwrap();
        assert_eq!(due(Land::SH, date(2026, 11, 22), 28), date(2026, 12, 21), "the 20th is a Sunday");
        assert_eq!(due(Land::SH, date(2026, 11, 27), 28), date(2026, 12, 28), "Christmas, then a weekend");
        assert_eq!(due(Land::SH, date(2026, 11, 23), 28), date(2026, 12, 21), "a Monday stays");
    }

    #[test]
    fn working_days_leap_over_easter() {
        assert_eq!(next_working_day(Land::SH, date(2026, 4, 3)), Ok(date(2026, 4, 7)));
        assert_eq!(add_working_days(Land::SH, date(2026, 4, 2), 1), Ok(date(2026, 4, 7)));
        assert_eq!(add_working_days(Land::SH, date(2026, 4, 4), 0), Ok(date(2026, 4, 4)));
    }

    #[test]
    fn corpus_christi_is_a_working_day_in_the_north() {
        assert_eq!(is_working_day(Land::NW, date(2026, 6, 4)), Ok(false));
        assert_eq!(is_working_day(Land::SH, date(2026, 6, 4)), Ok(true));
    }

    #[test]
    fn sums_stay_in_the_covered_time() {
        assert_eq!(add_days(LAST_COVERED, 1), Err(LawError::NotCovered { date: date(2031, 1, 1) }));
        assert_eq!(add_weeks(date(2024, 1, 5), -1), Err(LawError::NotCovered { date: date(2023, 12, 29) }));
        assert!(add_days(date(2026, 1, 1), i32::MAX).is_err());
        assert!(add_weeks(date(2026, 1, 1), i32::MIN).is_err());
    }
}

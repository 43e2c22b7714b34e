//! Periods that the town must keep: its own promise and a statutory one, and the pauses that make them rest.

use jiff::{Span, civil::Date};
use serde::{Deserialize, Serialize};

/// How long a period is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(tag = "unit", content = "count", rename_all = "snake_case")]
pub enum Length {
    /// Calendar days.
    Days(u16),
    /// Calendar months; the last day stands in for a missing one (§ 188 (3) BGB).
    Months(u8),
}

/// A stretch of days in which the town waited for the applicant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Pause {
    /// The day on which the town asked.
    pub from: Date,
    /// The day on which everything asked for was there; absent while the town still waits.
    pub until: Option<Date>,
}

/// A period and its pauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock<'a> {
    /// The day that is not counted: when the application was received.
    pub started_on: Date,
    /// How long it is.
    pub length: Length,
    /// When it rested, in order, without overlap.
    pub pauses: &'a [Pause],
}

/// Where a clock stands on one day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Due {
    /// The last day; moves on by a day with each day that the clock rests.
    pub on: Date,
    /// How many days are left, negative when late; stands still while the clock rests.
    pub days_left: i32,
    /// Since when the clock rests, if it does.
    pub rests_since: Option<Date>,
}

impl Clock<'_> {
    /// The due day as it stands today.
    ///
    /// Pauses are whole days from the day of asking to the day of the complete answer, so a question that is answered the same
    /// day costs nothing. A date beyond the calendar of year 9999 stays at its last day.
    #[must_use]
    pub fn due(&self, today: Date) -> Due {
        let unpaused = match self.length {
            Length::Days(count) => self.started_on.saturating_add(Span::new().days(i64::from(count))),
            Length::Months(count) => self.started_on.saturating_add(Span::new().months(i64::from(count))),
        };
        let paused_days: i32 = self.pauses.iter().map(|pause| pause.days(today)).sum();
        let on = unpaused.saturating_add(Span::new().days(paused_days));
        let rests_since = self.pauses.iter().find(|pause| pause.until.is_none()).map(|pause| pause.from);
        Due { on, days_left: days_between(today, on), rests_since }
    }
}

impl Pause {
    fn days(self, today: Date) -> i32 {
        days_between(self.from, self.until.unwrap_or(today)).max(0)
    }
}

pub(crate) fn days_between(from: Date, to: Date) -> i32 {
    from.until(to).map_or(0, |span| span.get_days())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    fn promise(pauses: &[Pause]) -> Clock<'_> {
        Clock { started_on: date(2026, 11, 3), length: Length::Days(21), pauses }
    }

    #[test]
    fn without_pause_it_ends_after_its_length() {
        let due = promise(&[]).due(date(2026, 11, 20));
        assert_eq!(due, Due { on: date(2026, 11, 24), days_left: 4, rests_since: None });
    }

    #[test]
    fn while_it_rests_the_days_left_stand_still() {
        let pauses = [Pause { from: date(2026, 11, 18), until: None }];
        for today in [date(2026, 11, 18), date(2026, 11, 23), date(2026, 12, 2)] {
            let due = promise(&pauses).due(today);
            assert_eq!(due.days_left, 6);
            assert_eq!(due.rests_since, Some(date(2026, 11, 18)));
        }
    }

    #[test]
    fn after_the_pause_it_runs_on() {
        let pauses = [Pause { from: date(2026, 11, 18), until: Some(date(2026, 11, 23)) }];
        let due = promise(&pauses).due(date(2026, 11, 30));
        assert_eq!(due, Due { on: date(2026, 11, 29), days_left: -1, rests_since: None });
    }

    #[test]
    fn months_are_clipped_to_the_last_day() {
        let clock = Clock { started_on: date(2026, 11, 30), length: Length::Months(3), pauses: &[] };
        assert_eq!(clock.due(date(2026, 12, 1)).on, date(2027, 2, 28));
    }

    proptest! {
        #[test]
        fn a_pause_moves_the_end_by_its_days(length in 1_u16..400, from in 0_i64..300, days in 0_i64..300) {
            let from = date(2026, 1, 1).saturating_add(Span::new().days(from));
            let until = from.saturating_add(Span::new().days(days));
            let pauses = [Pause { from, until: Some(until) }];
            let clock = Clock { started_on: date(2026, 1, 1), length: Length::Days(length), pauses: &[] };
            let paused = Clock { pauses: &pauses, ..clock };
            let moved = days_between(clock.due(until).on, paused.due(until).on);
            prop_assert_eq!(i64::from(moved), days);
        }
    }
}

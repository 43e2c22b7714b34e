//! What holds for every date, Land and way.

use jiff::{Span, civil::Date};
use law::{
    DeliveryMethod, FIRST_COVERED, Land, LawError, Period, Recipient, Shift, announce, announce_to,
    is_working_day, next_working_day,
};
use proptest::prelude::*;

/// Days from 2024-01-01 on that leave room for a year, the longest presumption and a run of holidays until 2030.
const DAYS_WITH_ROOM: i32 = 5 * 365 + 300;

fn day() -> impl Strategy<Value = Date> {
    (0..DAYS_WITH_ROOM).prop_map(|days| FIRST_COVERED.checked_add(Span::new().days(days)).unwrap())
}

fn land() -> impl Strategy<Value = Land> {
    prop::sample::select(Land::ALL.to_vec())
}

fn method() -> impl Strategy<Value = DeliveryMethod> {
    prop::sample::select(DeliveryMethod::ALL.to_vec())
}

fn period() -> impl Strategy<Value = Period> {
    prop::sample::select(vec![Period::ONE_MONTH, Period::ONE_YEAR, Period::of_months(3).unwrap()])
}

proptest! {
    #[test]
    fn dates_follow_each_other(
        method in method(), land in land(), lives in prop::option::of(land()), on in day(), period in period()
    ) {
        let recipient = lives.map_or(Recipient::Unknown, Recipient::In);
        let found = match announce_to(method, land, recipient, on, period) {
            Err(LawError::NoNorm { method: DeliveryMethod::Portal, land: Land::BY, .. }) => return Ok(()),
            found => found.unwrap(),
        };
        let place = lives.unwrap_or(land);
        prop_assert!(on <= found.announced);
        prop_assert!(found.announced <= found.announced_shifted);
        prop_assert!(found.announced < found.ends);
        prop_assert!(found.ends <= found.ends_shifted);
        prop_assert_eq!(found.earliest_end(), found.ends);
        prop_assert!(found.final_not_before().unwrap() > found.ends_shifted);
        prop_assert!(is_working_day(land, found.ends).unwrap());
        prop_assert!(is_working_day(land, found.ends_shifted).unwrap());
        match found.shift {
            Shift::Never => prop_assert_eq!(found.announced, found.announced_shifted),
            Shift::Disputed => prop_assert!(is_working_day(place, found.announced_shifted).unwrap()),
            Shift::Always => {
                prop_assert!(is_working_day(place, found.announced_shifted).unwrap());
                prop_assert!(lives.is_none() || found.announced == found.announced_shifted);
            }
        }
        prop_assert!(found.basis.len() >= 3);
    }

    #[test]
    fn whoever_lives_anywhere_is_covered_by_the_dates_of_nobody_knows_where(
        method in method(), land in land(), lives in land(), on in day(), period in period()
    ) {
        let Ok(known) = announce_to(method, land, Recipient::In(lives), on, period) else { return Ok(()) };
        let unknown = announce(method, land, on, period).unwrap();
        prop_assert!(unknown.earliest_end() <= known.earliest_end());
        prop_assert!(known.final_not_before().unwrap() <= unknown.final_not_before().unwrap());
        prop_assert!(unknown.announced_shifted >= known.announced_shifted);
    }

    #[test]
    fn a_later_fact_is_never_announced_earlier(
        method in method(), land in land(), on in day(), later in 0..400_i32, period in period()
    ) {
        let later = on.checked_add(Span::new().days(later)).unwrap();
        if let (Ok(first), Ok(second)) = (announce(method, land, on, period), announce(method, land, later, period)) {
            prop_assert!(first.announced <= second.announced);
            prop_assert!(first.announced_shifted <= second.announced_shifted);
            prop_assert!(first.ends <= second.ends);
            prop_assert!(first.ends_shifted <= second.ends_shifted);
        }
    }

    #[test]
    fn moving_twice_is_moving_once(land in land(), on in day()) {
        let once = next_working_day(land, on).unwrap();
        prop_assert!(once >= on);
        prop_assert_eq!(next_working_day(land, once), Ok(once));
    }

    #[test]
    fn whatever_is_asked_gets_an_answer(
        method in method(), land in land(), year in -9999..=9999_i16, days in 0..365_i32, months in 0..40_u32
    ) {
        let on = Date::new(year, 1, 1).unwrap().saturating_add(Span::new().days(days));
        if let Ok(period) = Period::of_months(months) {
            let covered = (2024..=2030).contains(&on.year());
            prop_assert!(covered || announce(method, land, on, period).is_err());
        }
    }
}

//! The demo's walk through the past: the clock is set, and whatever was due until then is done on its day.

use app::{
    house::House,
    jobs::{enqueue_standing, run_next},
    ports::Clock as _,
};
use jiff::{
    Timestamp, ToSpan as _,
    civil::{Date, Time, Weekday, time},
};

use crate::{answer::Failure, wiring::Clock};

/// Walks forward only.
pub(super) struct Walk<'a> {
    house: &'a House,
    clock: &'a Clock,
    today: Date,
}

impl<'a> Walk<'a> {
    /// Begins at nine, so many days before today.
    pub(super) fn begin(
        house: &'a House,
        clock: &'a Clock,
        today: Date,
        days_before: i64,
    ) -> Result<Self, Failure> {
        let walk = Self { house, clock, today };
        clock.set(opening(walk.day(days_before)?)?);
        Ok(walk)
    }

    /// The day so many days before today.
    pub(super) fn day(&self, days_before: i64) -> Result<Date, Failure> {
        self.today.checked_sub(days_before.days()).map_err(Failure::environment)
    }

    /// Goes on to a time of day, by the first hour of each day between, and does what is due.
    pub(super) async fn to(&self, days_before: i64, hour: i8, minute: i8) -> Result<Timestamp, Failure> {
        let aim = at(self.day(days_before)?, time(hour, minute, 0, 0))?;
        loop {
            let next = locale::civil_day(self.clock.now()).tomorrow().map_err(Failure::environment)?;
            let first_hour = at(next, time(0, 30, 0, 0))?;
            if first_hour >= aim {
                break;
            }
            self.clock.set(first_hour);
            // Once a week is enough: each run flushes a dozen times, and nobody looks at the demo in between.
            if next.weekday() == Weekday::Monday {
                enqueue_standing(self.house).await?;
            }
            self.drain().await?;
        }
        if aim > self.clock.now() {
            self.clock.set(aim);
        }
        self.drain().await?;
        Ok(self.clock.now())
    }

    /// Does what is due now.
    pub(super) async fn drain(&self) -> Result<(), Failure> {
        while run_next(self.house).await? {}
        Ok(())
    }
}

/// The moment at which a demo's day begins: nine o'clock in Germany.
pub(crate) fn opening(day: Date) -> Result<Timestamp, Failure> {
    at(day, time(9, 0, 0, 0))
}

fn at(day: Date, time: Time) -> Result<Timestamp, Failure> {
    locale::moment(day, time).map_err(Failure::environment)
}

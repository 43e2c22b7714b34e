//! The days before today: the clock is set from one to the next, and whatever was due until then is done on its day.

use admin::jobs::{enqueue_checkpoints, enqueue_standing};
use jiff::{
    SignedDuration, Timestamp, ToSpan as _,
    civil::{Date, Time, Weekday, time},
    tz::TimeZone,
};
use kernel::{jobs::run_due, ports::Clock as _};

use super::Environment;
use crate::error::DemoError;

const BERLIN: TimeZone = jiff::tz::get!("Europe/Berlin");

/// Goes forward only.
pub(super) struct Days<'a> {
    environment: &'a Environment<'a>,
    today: Date,
}

impl<'a> Days<'a> {
    /// Begins at nine, so many days before today.
    pub(super) fn begin(
        environment: &'a Environment<'a>,
        today: Date,
        days_before: i64,
    ) -> Result<Self, DemoError> {
        let days = Self { environment, today };
        environment.clock.set(opening(days.day(days_before)?)?);
        Ok(days)
    }

    /// The day so many days before today.
    pub(super) fn day(&self, days_before: i64) -> Result<Date, DemoError> {
        self.today.checked_sub(days_before.days()).map_err(out_of_calendar)
    }

    /// Goes on to a time of day, by the first hour of each day between, and does what is due.
    pub(super) async fn to(&self, days_before: i64, hour: i8, minute: i8) -> Result<Timestamp, DemoError> {
        let aim = at(self.day(days_before)?, time(hour, minute, 0, 0))?;
        loop {
            let next = locale::civil_day(self.environment.clock.now()).tomorrow().map_err(out_of_calendar)?;
            let first_hour = at(next, time(0, 30, 0, 0))?;
            if first_hour >= aim {
                break;
            }
            self.environment.clock.set(first_hour);
            // Once a week is enough: each run flushes a dozen times, and nobody looks at the demo in between.
            if next.weekday() == Weekday::Monday {
                enqueue_standing(self.environment.ports).await?;
                enqueue_checkpoints(self.environment.ports).await?;
            }
            self.drain().await?;
        }
        if aim > self.environment.clock.now() {
            self.environment.clock.set(aim);
        }
        self.drain().await?;
        Ok(self.environment.clock.now())
    }

    /// Does what is due now.
    pub(super) async fn drain(&self) -> Result<(), DemoError> {
        Ok(run_due(self.environment.ports, self.environment.runners).await?)
    }
}

/// The moment at which a demo's day begins: nine o'clock in Germany.
///
/// # Errors
///
/// [`DemoError::Failed`] if the day is one of the last that the calendar knows.
pub fn opening(day: Date) -> Result<Timestamp, DemoError> {
    at(day, time(9, 0, 0, 0))
}

/// The last day on which it has been nine o'clock: the last step is at that hour, and none lies in the future.
#[must_use]
pub fn last_opened(now: Timestamp) -> Date {
    locale::civil_day(now.checked_sub(SignedDuration::from_hours(9)).unwrap_or(now))
}

fn at(day: Date, time: Time) -> Result<Timestamp, DemoError> {
    Ok(day.to_datetime(time).to_zoned(BERLIN).map_err(out_of_calendar)?.timestamp())
}

fn out_of_calendar(error: jiff::Error) -> DemoError {
    DemoError::failed("reckon a day of the demo", error)
}

//! The real clock. Nothing else reads the time.

use jiff::{Timestamp, civil::Date};

/// The present moment, UTC, to the microsecond: what tables keep is then the moment that events and seals name.
#[expect(clippy::disallowed_methods, reason = "this is where time comes in")]
pub(crate) fn now() -> Timestamp {
    let now = Timestamp::now();
    Timestamp::from_microsecond(now.as_microsecond()).unwrap_or(now)
}

/// Today's civil day in Europe/Berlin.
pub(crate) fn today() -> Date {
    locale::civil_day(now())
}

/// The clock of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct SystemClock;

impl kernel::ports::Clock for SystemClock {
    fn now(&self) -> Timestamp {
        now()
    }
}

//! The real clock, and the demo's, which can be set. Nothing else in the house reads the time.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::{Timestamp, civil::Date};

/// The present moment, UTC.
#[expect(clippy::disallowed_methods, reason = "this is where time comes in")]
pub(crate) fn now() -> Timestamp {
    Timestamp::now()
}

/// Today's civil day in Europe/Berlin.
pub(crate) fn today() -> Date {
    locale::civil_day(now())
}

/// A clock that runs as the real one does, at a distance that is zero except in the demo.
#[derive(Debug, Clone, Default)]
pub(crate) struct Clock {
    ahead_us: Arc<AtomicI64>,
}

impl Clock {
    /// Sets the clock; from then on it runs.
    pub(crate) fn set(&self, to: Timestamp) {
        let ahead = to.as_microsecond().saturating_sub(now().as_microsecond());
        self.ahead_us.store(ahead, Ordering::SeqCst);
    }

    /// Lets the clock show the real time again.
    pub(crate) fn follow(&self) {
        self.ahead_us.store(0, Ordering::SeqCst);
    }
}

impl app::ports::Clock for Clock {
    fn now(&self) -> Timestamp {
        let real = now();
        let us = real.as_microsecond().saturating_add(self.ahead_us.load(Ordering::SeqCst));
        Timestamp::from_microsecond(us).unwrap_or(real)
    }
}

#[cfg(test)]
mod tests {
    use app::ports::Clock as _;
    use jiff::SignedDuration;

    use super::*;

    #[test]
    fn a_clock_that_is_set_runs_on_from_there() {
        let clock = Clock::default();
        let then: Timestamp = "2026-11-24T08:00:00Z".parse().unwrap();
        clock.set(then);
        let seen = clock.now();
        assert!(seen >= then && seen.duration_since(then) < SignedDuration::from_mins(5));
    }
}

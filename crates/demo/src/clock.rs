//! The demo's clock, which can be set.

use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

use jiff::Timestamp;
use kernel::ports::Clock;

/// A clock that runs as the real one does, at a distance from it. Clones show the same time.
#[derive(Clone)]
pub struct DemoClock {
    real: Arc<dyn Clock>,
    ahead_us: Arc<AtomicI64>,
}

impl DemoClock {
    /// Shows the real time until it is set.
    #[must_use]
    pub fn beside(real: Arc<dyn Clock>) -> Self {
        Self { real, ahead_us: Arc::default() }
    }

    /// Sets the clock; from then on it runs.
    pub fn set(&self, to: Timestamp) {
        let ahead = to.as_microsecond().saturating_sub(self.real.now().as_microsecond());
        self.ahead_us.store(ahead, Ordering::SeqCst);
    }

    /// Lets the clock show the real time again.
    pub fn follow(&self) {
        self.ahead_us.store(0, Ordering::SeqCst);
    }
}

impl Clock for DemoClock {
    fn now(&self) -> Timestamp {
        let real = self.real.now();
        let us = real.as_microsecond().saturating_add(self.ahead_us.load(Ordering::SeqCst));
        Timestamp::from_microsecond(us).unwrap_or(real)
    }
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::AtomicI64;

    use super::*;

    /// Goes on by a second whenever somebody looks.
    struct Ticking(AtomicI64);

    impl Clock for Ticking {
        fn now(&self) -> Timestamp {
            Timestamp::from_second(self.0.fetch_add(1, Ordering::SeqCst)).unwrap()
        }
    }

    #[test]
    fn a_clock_that_is_set_runs_on_from_there() {
        let clock = DemoClock::beside(Arc::new(Ticking(AtomicI64::new(1_000))));
        let then: Timestamp = "2026-11-24T08:00:00Z".parse().unwrap();
        clock.set(then);
        assert_eq!(clock.now().as_second(), then.as_second() + 1);
        assert_eq!(clock.now().as_second(), then.as_second() + 2);
        clock.follow();
        assert_eq!(clock.now().as_second(), 1_003);
    }
}

//! Why the law gives no answer.

use jiff::civil::Date;

use crate::{
    holiday::{FIRST_COVERED, LAST_COVERED},
    land::Land,
    method::DeliveryMethod,
};

/// Why the law, as this crate knows it, gives no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LawError {
    /// The answer would need a day for which rules or holidays are not known.
    #[error("{date} is not covered: rules and holidays are known from {FIRST_COVERED} to {LAST_COVERED}")]
    NotCovered {
        /// The first day that was needed and is not known.
        date: Date,
    },
    /// The Land has no norm for this way of delivery.
    #[error("{land} has no norm that announces a decision by the way {method} on {on}")]
    NoNorm {
        /// The way that was asked for.
        method: DeliveryMethod,
        /// The Land whose law applies.
        land: Land,
        /// The day of the fact that was to start the clock.
        on: Date,
    },
    /// A period of no months, or of more than [`Period::MONTHS_MAX`](crate::Period::MONTHS_MAX).
    #[error("a period of {months} months is not between 1 and {}", crate::Period::MONTHS_MAX)]
    PeriodOutOfBounds {
        /// The months that were asked for.
        months: u32,
    },
}

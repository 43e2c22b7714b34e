//! When it counts: announcement, deadlines, holidays, and which way of delivery applies.
//!
//! This crate owns the dated rules of law as data and the arithmetic on civil dates in Europe/Berlin. It refuses the
//! clock, storage and the case: dates and moments come in as values, and what the passage of time changes is written
//! elsewhere as an event. A date that the data does not cover is an error, never a guess; `docs/law.md` lists the rules
//! with their norms and what is unsettled.

mod announce;
mod calendar;
mod delivery;
mod error;
mod holiday;
mod land;
mod method;
mod norm;
mod reasons;
mod recipient;
mod rule;

pub use announce::{Announcement, Period, announce, announce_to};
pub use calendar::{
    add_days, add_months, add_weeks, add_working_days, is_working_day, next_working_day, payment_day,
};
pub use delivery::{
    Address, Consent, DeliveryFacts, DeliveryMethodRefused, DeliveryPreference, Formality, MailboxPolicy,
    MailboxReference, Procedure, RETRIEVAL_WINDOW_DAYS, RetrievalWindow, applicable_method, retrieval_window,
};
pub use error::LawError;
pub use holiday::{FIRST_COVERED, Holiday, LAST_COVERED, holiday, holidays};
pub use land::{Checked, Land, UnknownLand};
pub use method::{DeliveryMethod, UnknownDeliveryMethod};
pub use norm::{Norm, Review};
pub use reasons::Explanation;
pub use recipient::Recipient;
pub use rule::{CountsFrom, Shift};

//! What the town writes: letters put together from town, service, case and decision.

mod decision;
mod frame;
mod inquiry;
mod receipt;

pub use decision::{Blocked, Composed, Part, compose_decision, fee_ruling, payment_purpose, purpose_of};
pub use frame::{Frame, Moment, frame};
pub use inquiry::{goes_on_paper, render_inquiry};
pub use receipt::receipt_of;
pub(crate) use receipt::render_receipt;

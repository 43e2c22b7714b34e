//! Work for later: leased, run, completed or tried again. Jobs carry ids only and are idempotent.

mod decisions;
mod housekeeping;
mod notification;
mod runner;

pub use housekeeping::{COMMAND_HOURS, enqueue_standing};
pub use notification::report_bounce;
pub use runner::{LEASE_SECONDS, OTHER_TRIES_MAX, TRIES_MAX, retry_at, run_next, tries_max};

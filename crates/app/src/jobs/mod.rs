//! Work for later: leased, run, completed or tried again. Jobs carry ids only and are idempotent.

mod admin;
mod cases;
mod casework;
mod decisions;
mod filing;
mod housekeeping;
mod notification;
mod runner;
mod sign_in;

pub use housekeeping::{COMMAND_HOURS, enqueue_standing};
pub use notification::report_bounce;
pub use runner::{
    JobRunner, LEASE_SECONDS, OTHER_TRIES_MAX, Runners, TRIES_MAX, retry_at, run_next, tries_max,
};

/// Every family of jobs with the area that carries it out.
pub static RUNNERS: Runners = Runners {
    sign_in: &sign_in::Jobs,
    cases: &cases::Jobs,
    filing: &filing::Jobs,
    casework: &casework::Jobs,
    admin: &admin::Jobs,
};

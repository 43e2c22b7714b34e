//! Cases: read and folded, acted on, and written back with what follows for registers and jobs.

mod announce;
mod attachments;
pub mod correspondence;
mod delivery_choice;
mod follow;
pub mod jobs;
mod own;
mod record;
mod register;

pub use announce::{Counted, DatesError, announced, counted};
pub use attachments::{Uploads, document, named, optional_paragraphs, store_for_case, with_rows};
pub use delivery_choice::{DeliveryChoice, PORTAL_CONSENT};
pub use follow::{language, next_first_hour, notify, pass_time_on};
pub use own::{change_my_case, my_case};
pub use record::{CaseFile, CasePlan, change_by_job, change_by_job_from, read_case};
pub use register::{print_rows, register_row};

//! What operators do: look after the journal and the jobs, verify that tables and papers are what it says, rebuild registers, destroy
//! keys after retention.

mod dead_jobs;
mod journal;
mod keys;
mod rebuild;
mod registers;
mod retention;
mod sweep;
mod sync_point;
mod verification;

pub use dead_jobs::{dead_jobs, revive_job};
pub use journal::{may_compare_checkpoints, may_export_checkpoints, verify_journal};
pub use keys::{may_change_keys, may_destroy_again, may_make_keys};
pub use rebuild::{Derived, Rebuilt, compare_registers, derived_rows, rebuild_town};
pub use registers::{Difference, How};
pub use retention::{Retained, retain, settle_destroyed_again};
pub(crate) use sweep::sweep_by_job;
pub use sweep::{Sweep, SweepRefusal, Swept, TRASH_DAYS, restore_named, sweep_vault};
pub(crate) use sync_point::note_sync_point;
pub use verification::{VerifiedContent, verify_content};

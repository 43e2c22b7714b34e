//! What operators do: look after the journal and the jobs, rebuild registers, look for the documents that the journal names, destroy
//! keys after retention.

mod dead_jobs;
mod journal;
mod keys;
mod named_documents;
mod rebuild;
mod retention;
mod sweep;
mod sync_point;

pub use dead_jobs::{dead_jobs, revive_job};
pub use journal::{may_compare_checkpoints, may_export_checkpoints, verify_journal};
pub use keys::{may_change_keys, may_destroy_again, may_make_keys};
pub use named_documents::{NamedDocuments, verify_named_documents};
pub use rebuild::{Derived, Rebuilt, derived_rows, rebuild_town};
pub use retention::{Retained, retain};
pub(crate) use sweep::sweep_by_job;
pub use sweep::{Sweep, SweepRefusal, Swept, TRASH_DAYS, restore_named, sweep_vault};
pub(crate) use sync_point::note_sync_point;

//! What operators do: rebuild registers from the journal, look for the papers that it names, destroy keys after retention.

mod named_papers;
mod rebuild;
mod retention;

pub use named_papers::{NamedPapers, verify_named_papers};
pub use rebuild::{Derived, Rebuilt, derived_rows, rebuild_town};
pub use retention::{Retained, retain};

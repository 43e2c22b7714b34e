//! What operators do: rebuild registers from the journal, destroy keys after retention.

mod rebuild;
mod retention;

pub use rebuild::{Derived, Rebuilt, derived_rows, rebuild_town};
pub use retention::{Retained, retain};

//! What operators do: rebuild registers from the journal, look for the documents that it names, destroy keys after retention.

mod named_documents;
mod rebuild;
mod retention;

pub use named_documents::{NamedDocuments, verify_named_documents};
pub use rebuild::{Derived, Rebuilt, derived_rows, rebuild_town};
pub use retention::{Retained, retain};

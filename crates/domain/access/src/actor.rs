//! Who caused an event of a town or of one of its services. A format: it stands in the journal.

use ids::StaffId;
use serde::{Deserialize, Serialize};

/// Who caused an event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum ActorRef {
    /// A signed-in member of staff.
    Person {
        id: StaffId,
        /// The name at that time.
        name: String,
    },
    /// Somebody with access to the machine, by the command line.
    Operator,
    /// A job.
    System,
}

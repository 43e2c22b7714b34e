//! Operating a town: jobs and keys.

use access::ActorRef;
use ids::{CaseId, JobId, KeyId};
use serde::{Deserialize, Serialize};

use crate::TownState;

/// What those did who operate a town, or a job did.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum OperationEvent {
    /// A job that was given up was put back into the queue.
    JobRevived {
        job: JobId,
        /// By whom.
        by: ActorRef,
    },
    /// keys of their own, each destroyed by an event of its own.
    KeyDestroyed {
        case: CaseId,
        key: KeyId,
        /// Why, with the rule.
        reason: String,
        /// By whom.
        by: ActorRef,
    },
}

versions::event_kinds! {
    OperationEvent {
        JobRevived = "job_revived";
        KeyDestroyed = "key_destroyed";
    }
}

impl OperationEvent {
    pub(crate) fn fold(&self, state: &mut TownState) {
        match self {
            // Jobs are no state of the town: the event says who put one back.
            Self::JobRevived { job: _, by: _ } => {}
            Self::KeyDestroyed { case: _, key, reason: _, by: _ } => {
                state.destroyed.insert(*key);
            }
        }
    }
}

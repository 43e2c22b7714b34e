//! What jobs do: a family for each area that carries them out. Jobs carry ids only.

use ids::{AccountId, CaseId, DecisionId, DraftId, StaffId, Uuid};
use serde::{Deserialize, Serialize};

/// What a job does, by the area that carries it out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
#[expect(missing_docs, reason = "each variant is named after the area of its family")]
pub enum JobKind {
    SignIn(SignInJob),
    Cases(CaseJob),
    Filing(FilingJob),
    Casework(CaseworkJob),
    Admin(AdminJob),
}

/// Jobs of signing in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
pub enum SignInJob {
    /// Sends the one-time code that this row holds, or tells its address that an account is closed.
    SendCode {
        /// The code's row.
        subject: Uuid,
    },
}

/// Jobs of every case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum CaseJob {
    /// Tells the applicant that there is something new, without saying what.
    NotifyNews {
        case: CaseId,
        /// The event that it is about.
        seq: u64,
    },
    /// Makes the receipt of an application that was filed.
    RenderReceipt { case: CaseId },
}

/// Jobs of drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum FilingJob {
    /// Tells an account about a draft that will soon expire.
    WarnDraft {
        draft: DraftId,
        /// Its owner.
        account: AccountId,
    },
}

/// Jobs of decisions and their delivery.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum CaseworkJob {
    /// Tells the applicant that a decision is there; its acceptance is the provision.
    NotifyDecision { case: CaseId, decision: DecisionId },
    /// Puts the town's seal on a letter that everybody has signed off, unless that was done at once.
    SealDecision { case: CaseId, decision: DecisionId },
    /// Writes down what the passage of time has changed in a case.
    PassTime { case: CaseId },
    /// Sees to it, each night, that no case waits for a look at the passage of time.
    PassTimeForAll,
}

/// Jobs of running a town.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "job", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum AdminJob {
    /// Sends an invitation or a reset to a member of staff.
    SendInvitation { person: StaffId },
    /// Signs a checkpoint of the town's heads.
    Checkpoint,
    /// Removes what has expired: drafts, sessions, commands, codes, unfiled documents.
    Expire,
    /// Removes vault objects that no row names.
    SweepVault,
    /// Destroys the keys of cases whose retention is over.
    Retain,
}

impl JobKind {
    /// Whether the job is done by a mail, for which a mail server must be there.
    #[must_use]
    pub const fn sends_notification(&self) -> bool {
        match self {
            Self::Cases(CaseJob::NotifyNews { .. })
            | Self::Filing(FilingJob::WarnDraft { .. })
            | Self::Casework(CaseworkJob::NotifyDecision { .. })
            | Self::Admin(AdminJob::SendInvitation { .. }) => true,
            // A code is good for minutes: nobody waits for it any more when the server is back after days.
            Self::SignIn(SignInJob::SendCode { .. })
            | Self::Cases(CaseJob::RenderReceipt { .. })
            | Self::Casework(
                CaseworkJob::SealDecision { .. } | CaseworkJob::PassTime { .. } | CaseworkJob::PassTimeForAll,
            )
            | Self::Admin(
                AdminJob::Checkpoint | AdminJob::Expire | AdminJob::SweepVault | AdminJob::Retain,
            ) => false,
        }
    }
}

impl From<SignInJob> for JobKind {
    fn from(job: SignInJob) -> Self {
        Self::SignIn(job)
    }
}

impl From<CaseJob> for JobKind {
    fn from(job: CaseJob) -> Self {
        Self::Cases(job)
    }
}

impl From<FilingJob> for JobKind {
    fn from(job: FilingJob) -> Self {
        Self::Filing(job)
    }
}

impl From<CaseworkJob> for JobKind {
    fn from(job: CaseworkJob) -> Self {
        Self::Casework(job)
    }
}

impl From<AdminJob> for JobKind {
    fn from(job: AdminJob) -> Self {
        Self::Admin(job)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_job_is_read_back_as_it_was_written() {
        let kind = JobKind::from(CaseworkJob::PassTime { case: CaseId::from_uuid(Uuid::nil()) });
        let json = serde_json::to_value(&kind).unwrap();
        assert_eq!(json.get("job"), Some(&serde_json::json!("pass_time")));
        assert_eq!(serde_json::from_value::<JobKind>(json).unwrap(), kind);
        let standing = JobKind::from(AdminJob::SweepVault);
        let json = serde_json::to_value(&standing).unwrap();
        assert_eq!(serde_json::from_value::<JobKind>(json).unwrap(), standing);
    }
}

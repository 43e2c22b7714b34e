//! Jobs: what they do, a family for each area that carries them out, and the queue in which they wait. Jobs carry ids only.

use async_trait::async_trait;
use ids::{AccountId, CaseId, DecisionId, DraftId, JobId, StaffId, TownId, Uuid};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{commit::CommitError, ports::Read};

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

/// Jobs that wait for the same thing. Each class has workers of its own, so that none waits behind another: a mail server that
/// hangs keeps no receipt back, and a long clean-up no checkpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum JobClass {
    /// What is set, sealed or written in a case. People wait for it, and it takes a processor.
    Cases,
    /// What goes out by mail.
    Mails,
    /// Checkpoints, which follow the last event within a minute.
    Checkpoints,
    /// What is done each day or night, and grows with the town.
    Upkeep,
}

impl JobClass {
    /// Every class.
    pub const ALL: [Self; 4] = [Self::Cases, Self::Mails, Self::Checkpoints, Self::Upkeep];

    /// Its name in rows and metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Mails => "mails",
            Self::Checkpoints => "checkpoints",
            Self::Upkeep => "upkeep",
        }
    }
}

impl JobKind {
    /// The class that it belongs to.
    #[must_use]
    pub const fn class(&self) -> JobClass {
        match self {
            Self::SignIn(SignInJob::SendCode { .. })
            | Self::Cases(CaseJob::NotifyNews { .. })
            | Self::Filing(FilingJob::WarnDraft { .. })
            | Self::Casework(CaseworkJob::NotifyDecision { .. })
            | Self::Admin(AdminJob::SendInvitation { .. }) => JobClass::Mails,
            Self::Cases(CaseJob::RenderReceipt { .. })
            | Self::Casework(CaseworkJob::SealDecision { .. } | CaseworkJob::PassTime { .. }) => {
                JobClass::Cases
            }
            Self::Admin(AdminJob::Checkpoint) => JobClass::Checkpoints,
            Self::Casework(CaseworkJob::PassTimeForAll)
            | Self::Admin(AdminJob::Expire | AdminJob::SweepVault | AdminJob::Retain) => JobClass::Upkeep,
        }
    }

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

/// A job to enqueue. Authoritative until done.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NewJob {
    pub job: JobId,
    /// What to do.
    pub kind: JobKind,
    /// Not before.
    pub run_at: Timestamp,
    /// A second job with the same key in the same town is dropped while the first waits.
    pub once: Option<String>,
}

/// A job that this process holds for a while.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct LeasedJob {
    pub town: TownId,
    pub job: JobId,
    /// What to do.
    pub kind: JobKind,
    /// Which try this is, 1 and up.
    pub attempt: u32,
    /// Completion with an older token is refused: somebody else holds the job now.
    pub fence: u64,
    /// The lease ends then.
    pub until: Timestamp,
}

/// A job that was given up, for the operator.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DeadJob {
    pub town: TownId,
    pub job: JobId,
    /// What it should have done.
    pub kind: JobKind,
    /// How often it was tried.
    pub attempts: u32,
    /// The last error, without personal data.
    pub error: String,
    /// When it was given up.
    pub died_at: Timestamp,
}

/// How long the queue of a class is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobQueue {
    /// The name of the class: a newer program may know more of them.
    pub class: String,
    /// Jobs that wait or run.
    pub waiting: u64,
    /// Since when the first of those that wait is due, or from when on.
    pub first_due: Option<Timestamp>,
    /// Jobs that were given up.
    pub dead: u64,
}

/// Jobs: leased by class with fencing, fair between towns, retried with growing delay, given up after so many tries.
#[async_trait]
pub trait Jobs: Send + Sync {
    /// Takes the next job of a class that is due, the town whose turn it is first, and holds it until `until`.
    async fn lease(
        &self,
        class: JobClass,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<LeasedJob>, CommitError>;

    /// Holds a job for longer, until `until`. `false` if somebody else holds it by now.
    async fn renew(&self, job: &LeasedJob, until: Timestamp) -> Result<bool, CommitError>;

    /// The job is done. `false` if somebody else holds it by now.
    async fn complete(&self, job: &LeasedJob) -> Result<bool, CommitError>;

    /// The job failed: it runs again at `retry_at`, or is given up (`None`). `error` carries no personal data.
    async fn fail(
        &self,
        job: &LeasedJob,
        error: &str,
        now: Timestamp,
        retry_at: Option<Timestamp>,
    ) -> Result<bool, CommitError>;

    /// The jobs that were given up, newest first, at most 200; of one town or of all.
    async fn dead_jobs(&self, town: Option<TownId>) -> Read<Vec<DeadJob>>;

    /// Puts a job that was given up back into the queue. `false` if there is none.
    async fn revive(&self, town: TownId, job: JobId, now: Timestamp) -> Result<bool, CommitError>;

    /// How long the queues of the instance are, for metrics; classes without jobs are left out.
    async fn job_queues(&self) -> Read<Vec<JobQueue>>;

    /// Waiting and dead jobs of the instance.
    async fn job_counts(&self) -> Read<(u64, u64)>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_have_names_of_their_own() {
        let names: std::collections::BTreeSet<_> = JobClass::ALL.map(JobClass::name).into();
        assert_eq!(names.len(), JobClass::ALL.len());
    }

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

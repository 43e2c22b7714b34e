//! `gangway job dead`.

use admin::operate::dead_jobs;
use clap::Args as ClapArgs;
use jiff::Timestamp;
use kernel::rows::{DeadJob, JobKind};
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::{operator, target::Target},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
}

/// What `job dead` answers.
#[derive(Debug, Serialize)]
struct Report {
    dead: Vec<Dead>,
}

#[derive(Debug, Serialize)]
struct Dead {
    town: ids::TownId,
    job: ids::JobId,
    kind: JobKind,
    attempts: u32,
    error: String,
    died_at: Timestamp,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.read(async |instance| {
        let dead = dead_jobs(&instance.ports, operator()).await?;
        Answer::done(&Report { dead: dead.into_iter().map(Dead::from).collect() })
    })
}

impl From<DeadJob> for Dead {
    fn from(job: DeadJob) -> Self {
        Self {
            town: job.town,
            job: job.job,
            kind: job.kind,
            attempts: job.attempts,
            error: job.error,
            died_at: job.died_at,
        }
    }
}

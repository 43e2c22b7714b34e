//! `gangway job revive JOB`.

use admin::operate::revive_job;
use clap::Args as ClapArgs;
use ids::JobId;
use kernel::context::TownContext;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::{new_command, operator, target::Target, town},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
    /// The job, as `job dead` names it.
    job: JobId,
}

/// What `job revive` answers.
#[derive(Debug, Serialize)]
struct Revived {
    job: JobId,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let job = args.job;
        if !revive_job(ctx, new_command(ports), operator(), job).await? {
            return Err(Failure::Call(format!("no job {job} of this town was given up")));
        }
        Answer::done(&Revived { job })
    })
}

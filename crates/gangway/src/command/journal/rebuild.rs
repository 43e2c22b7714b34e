//! `gangway journal rebuild`.

use admin::operate::{Rebuilt, rebuild_town};
use clap::Args as ClapArgs;
use kernel::context::TownContext;
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

/// What `journal rebuild` answers.
#[derive(Debug, Default, Serialize)]
struct Report {
    towns: u64,
    cases: u64,
    /// Cases whose key was destroyed; their rows say no more than that.
    deleted: u64,
    rows: u64,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let mut report = Report::default();
        // The register of towns is one of those that are computed anew.
        for town in ports.store.towns_with_stream().await? {
            let ctx = TownContext { ports, town, now: ports.clock.now() };
            let Rebuilt { cases, deleted, rows } = rebuild_town(ctx, operator()).await?;
            report.towns += 1;
            report.cases += cases;
            report.deleted += deleted;
            report.rows += rows;
        }
        Answer::done(&report)
    })
}

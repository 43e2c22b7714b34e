//! `gangway vault restore`.

use admin::operate::restore_named;
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

/// What `vault restore` answers.
#[derive(Debug, Default, Serialize)]
struct Report {
    towns: u64,
    /// Papers that lie in their places again.
    restored: u64,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let mut report = Report::default();
        for town in ports.store.towns().await? {
            let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
            report.restored += restore_named(ctx, operator()).await?;
            report.towns += 1;
        }
        Answer::done(&report)
    })
}

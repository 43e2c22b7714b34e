//! `gangway vault sweep`.

use admin::operate::{Sweep, sweep_vault};
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
    /// Database and vault are the right ones: sweep although something speaks against it.
    #[arg(long)]
    confirm: bool,
}

/// What `vault sweep` answers.
#[derive(Debug, Default, Serialize)]
struct Report {
    /// Towns whose papers were swept.
    towns: u64,
    /// Papers taken out of the trash, because a row names them.
    restored: u64,
    /// Papers put into the trash.
    discarded: u64,
    /// Papers that had lain there for 30 days and are gone.
    removed: u64,
    /// Towns of which nothing was moved.
    refused: Vec<Refused>,
}

#[derive(Debug, Serialize)]
struct Refused {
    /// Its short name.
    town: String,
    reason: String,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let mut report = Report::default();
        for town in ports.store.towns().await? {
            let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
            match sweep_vault(ctx, operator(), args.confirm).await? {
                Sweep::Done(swept) => {
                    report.towns += 1;
                    report.restored += swept.restored;
                    report.discarded += swept.discarded;
                    report.removed += swept.removed;
                }
                Sweep::Refused(refusal) => {
                    report.refused.push(Refused { town: town.slug, reason: refusal.to_string() });
                }
            }
        }
        let found = report.refused.first().map(|refused| format!("{}: {}", refused.town, refused.reason));
        Answer::checked(&report, found)
    })
}

//! `gangway journal rebuild`.

use std::collections::BTreeMap;

use admin::operate::{Difference, Rebuilt, compare_registers, rebuild_town};
use clap::Args as ClapArgs;
use kernel::context::{Ports, TownContext};
use serde::Serialize;

use crate::{
    answer::{Answer, Failure, tell},
    command::{operator, target::Target},
    wiring::Instance,
};

/// The most rows that are named one by one.
const ROWS_MAX: usize = 1_000;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Only says which rows are not what the journal says; writes nothing.
    #[arg(long)]
    dry_run: bool,
}

/// What `journal rebuild` answers.
#[derive(Debug, Default, Serialize)]
struct Report {
    towns: u64,
    cases: u64,
    /// Cases whose key was destroyed; their rows say no more than that.
    deleted: u64,
    rows: u64,
    /// How many rows of each register were not what the journal says.
    differed: BTreeMap<String, u64>,
    /// These rows, the first thousand.
    differences: Vec<DifferenceJson>,
}

/// A row that was not what the journal says.
#[derive(Debug, Serialize)]
struct DifferenceJson {
    town: ids::TownId,
    register: String,
    row: String,
    how: &'static str,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    if args.dry_run {
        return args.target.read(async |instance| {
            let report = of_towns(instance, async |ctx| compare_registers(ctx, operator()).await).await?;
            let found = report.told().map(|told| format!("{told}; nothing was written"));
            Answer::checked(&report, found)
        });
    }
    args.target.work(async |instance| {
        let report = of_towns(instance, async |ctx| rebuild_town(ctx, operator()).await).await?;
        if let Some(told) = report.told() {
            tell(&format!("gangway: {told}; they are again."));
        }
        Answer::done(&report)
    })
}

/// The register of towns is one of those that are computed anew, so the journal says which towns there are.
async fn of_towns<E: Into<Failure>>(
    instance: &Instance,
    look: impl AsyncFn(TownContext<'_>) -> Result<(Rebuilt, Vec<Difference>), E>,
) -> Result<Report, Failure> {
    let ports: &Ports = &instance.ports;
    let mut report = Report::default();
    for town in ports.store.towns_with_stream().await? {
        let ctx = TownContext { ports, town, now: ports.clock.now() };
        report.add(look(ctx).await.map_err(Into::into)?);
    }
    Ok(report)
}

impl Report {
    fn add(&mut self, (rebuilt, differed): (Rebuilt, Vec<Difference>)) {
        let Rebuilt { cases, deleted, rows } = rebuilt;
        self.towns += 1;
        self.cases += cases;
        self.deleted += deleted;
        self.rows += rows;
        for difference in differed {
            *self.differed.entry(difference.table.clone()).or_default() += 1;
            if self.differences.len() < ROWS_MAX {
                let Difference { town, table: register, row, how } = difference;
                self.differences.push(DifferenceJson { town, register, row, how: how.name() });
            }
        }
    }

    /// Which registers differed, as a sentence without its end; none if none did.
    fn told(&self) -> Option<String> {
        if self.differed.is_empty() {
            return None;
        }
        let tables: Vec<String> =
            self.differed.iter().map(|(table, rows)| format!("{table} ({rows})")).collect();
        Some(format!("these registers were not what the journal says: {}", tables.join(", ")))
    }
}

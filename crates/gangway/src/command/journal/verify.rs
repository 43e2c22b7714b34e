//! `gangway journal verify`.

use app::ports::Checkpoints as _;
use clap::Args as ClapArgs;
use serde::Serialize;

use super::findings::{FindingJson, sentence};
use crate::{
    answer::{Answer, Failure},
    command::target::{Target, block_on},
    wiring::open_store,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
}

/// What `journal verify` answers.
#[derive(Debug, Serialize)]
struct Report {
    towns: u64,
    cases: u64,
    events: u64,
    checkpoints: u64,
    broken: Vec<FindingJson>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = args.target.config()?;
    block_on(async {
        let store = open_store(&config).await?;
        let seen = store.verify().await;
        store.close().await;
        let seen = seen?;
        let found = sentence(&seen.broken);
        let report = Report {
            towns: seen.towns,
            cases: seen.cases,
            events: seen.events,
            checkpoints: seen.checkpoints,
            broken: seen.broken.into_iter().map(FindingJson::from).collect(),
        };
        Answer::checked(&report, found)
    })
}

//! `gangway journal compare EXPORT`.

use std::path::{Path, PathBuf};

use admin::operate::may_compare_checkpoints;
use clap::Args as ClapArgs;
use serde::Serialize;
use store::Export;

use super::findings::{FindingJson, sentence};
use crate::{
    answer::{Answer, Failure},
    command::{
        operator, policies,
        target::{Target, block_on},
    },
    input,
    wiring::open_store_to_read,
};

/// Most bytes of an export.
const EXPORT_BYTES_MAX: usize = 256 * 1024 * 1024;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// What `journal export` printed.
    export: PathBuf,
}

/// What `journal compare` answers.
#[derive(Debug, Serialize)]
struct Report {
    compared: usize,
    broken: Vec<FindingJson>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let export = read(&args.export)?;
    let config = args.target.config()?;
    block_on(async {
        let store = open_store_to_read(&config).await?.map_err(Failure::environment)?;
        let found = async {
            may_compare_checkpoints(&policies()?, &store, operator()).await?;
            Ok::<_, Failure>(store.compare(&export).await?)
        };
        let found = found.await;
        store.close().await;
        let found = found?;
        let compared = export.towns.iter().map(|town| town.checkpoints.len()).sum();
        let told = sentence(&found);
        Answer::checked(
            &Report { compared, broken: found.into_iter().map(FindingJson::from).collect() },
            told,
        )
    })
}

pub(super) fn read(path: &Path) -> Result<Export, Failure> {
    serde_json::from_slice(&input::file(path, EXPORT_BYTES_MAX)?)
        .map_err(|error| Failure::Input(format!("{} is no export of a journal: {error}", path.display())))
}

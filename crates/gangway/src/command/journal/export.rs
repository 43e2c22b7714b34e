//! `gangway journal export`.

use admin::operate::may_export_checkpoints;
use clap::Args as ClapArgs;

use crate::{
    answer::{Answer, Failure},
    command::{
        operator, policies,
        target::{Target, block_on},
    },
    wiring::open_store_to_read,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = args.target.config()?;
    block_on(async {
        let store = open_store_to_read(&config).await?.map_err(Failure::environment)?;
        let export = async {
            may_export_checkpoints(&policies()?, &store, operator()).await?;
            Ok::<_, Failure>(store.export().await?)
        };
        let export = export.await;
        store.close().await;
        Answer::done(&export?)
    })
}

//! `gangway journal export`.

use clap::Args as ClapArgs;

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

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = args.target.config()?;
    block_on(async {
        let store = open_store(&config).await?;
        let export = store.export().await;
        store.close().await;
        Answer::done(&export?)
    })
}

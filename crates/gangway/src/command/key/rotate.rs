//! `gangway key rotate`.

use std::{path::PathBuf, sync::Arc};

use clap::Args as ClapArgs;
use serde::Serialize;
use store::{InstanceKey, Keyring};

use crate::{
    answer::{Answer, Failure},
    command::target::block_on,
    config::Config,
    wiring::{RandomIds, open_store, random, read_instance},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The configuration file of the instance; it still names the old key.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// The file of the new key; it is made if it does not exist.
    #[arg(long, value_name = "FILE")]
    to: PathBuf,
}

/// What `key rotate` answers.
#[derive(Debug, Serialize)]
struct Rotated<'a> {
    /// What `keys.instance` must name from now on.
    instance: &'a PathBuf,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = Config::read(&args.config)?;
    let old = read_instance(&config)?;
    let new =
        if args.to.exists() { InstanceKey::read(&args.to) } else { InstanceKey::create(&args.to, random()) };
    let new = new.map_err(Failure::environment)?;
    block_on(async {
        let store = open_store(&config).await?;
        let rotated = async {
            let mut keyring = Keyring::open(store.clone(), old, Arc::new(RandomIds)).await?;
            keyring.rotate(new).await
        };
        let rotated = rotated.await;
        store.close().await;
        rotated.map_err(Failure::environment)?;
        Answer::done(&Rotated { instance: &args.to })
    })
}

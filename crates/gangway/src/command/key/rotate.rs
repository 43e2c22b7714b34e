//! `gangway key rotate`.

use std::{
    path::{Path, PathBuf},
    sync::Arc,
};

use admin::operate::may_change_keys;
use clap::Args as ClapArgs;
use serde::Serialize;
use store::{InstanceKey, Keyring};

use crate::{
    answer::{Answer, Failure},
    command::{operator, policies, target::block_on},
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
    block_on(async {
        let store = open_store(&config).await?;
        let rotated = async {
            may_change_keys(&policies()?, &store, operator()).await?;
            let new = new_key(&args.to)?;
            let keyring = Keyring::open(store.clone(), old, Arc::new(RandomIds)).await;
            let rotated = keyring.map_err(Failure::environment)?.rotate(new).await;
            rotated.map_err(Failure::environment)
        };
        let rotated = rotated.await;
        store.close().await;
        rotated?;
        Answer::done(&Rotated { instance: &args.to })
    })
}

/// The new key, made if its file does not exist.
fn new_key(file: &Path) -> Result<InstanceKey, Failure> {
    let key = if file.exists() { InstanceKey::read(file) } else { InstanceKey::create(file, random()) };
    key.map_err(Failure::environment)
}

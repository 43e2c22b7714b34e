//! `gangway journal export`.

use admin::operate::may_export_checkpoints;
use clap::Args as ClapArgs;
use kernel::ports::{Checkpoints as _, Clock as _};
use store::{OpenError, Store};

use crate::{
    answer::{Answer, Failure, tell},
    command::{
        operator, policies,
        target::{Target, block_on},
    },
    config::Config,
    wiring::{SystemClock, open_store_to_read, try_open_store},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let config = args.target.config()?;
    block_on(async {
        let store = opened(&config).await?;
        let export = async {
            may_export_checkpoints(&policies()?, &store, operator()).await?;
            let unsigned = sign(&store).await?;
            Ok::<_, Failure>((store.export().await?, unsigned))
        };
        let export = export.await;
        store.close().await;
        let (export, unsigned) = export?;
        if let Some(unsigned) = unsigned {
            tell(&unsigned);
        }
        Answer::done(&export)
    })
}

/// To write, for a checkpoint is signed first; where another process uses the folder, it signs within a minute.
async fn opened(config: &Config) -> Result<Store, Failure> {
    match try_open_store(config).await? {
        Ok(store) => Ok(store),
        Err(OpenError::InUse(_) | OpenError::Folder(..)) => {
            open_store_to_read(config).await?.map_err(Failure::environment)
        }
        Err(error) => Err(Failure::environment(error)),
    }
}

/// Signs what has changed since the last checkpoints; says what could not be signed.
async fn sign(store: &Store) -> Result<Option<String>, Failure> {
    for town in store.towns_to_sign().await? {
        while let Ok(Some(_)) = store.checkpoint(town, SystemClock.now()).await {}
    }
    let left = store.towns_to_sign().await?.len();
    let told = "have events that no checkpoint has signed yet, so this export does not prove them: the serving process signs within a \
                minute, export again then";
    Ok((left > 0).then(|| format!("gangway: {left} town(s) {told}.")))
}

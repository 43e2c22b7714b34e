//! `gangway client revoke ID`.

use admin::clients::revoke_client;
use clap::Args as ClapArgs;
use ids::ClientId;
use kernel::{context::TownContext, error::UseCaseError};
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::{new_command, operator, target::Target, town},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
    /// The client, as `client list` names it.
    #[arg(value_name = "ID")]
    client: ClientId,
}

/// What `client revoke` answers.
#[derive(Debug, Serialize)]
struct Revoked {
    client: ClientId,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let client = args.client;
        match revoke_client(ctx, new_command(ports), operator(), client).await {
            Err(UseCaseError::NotFound) => {
                Err(Failure::Call(format!("this town has no client {client}; `client list` names them")))
            }
            revoked => {
                revoked?;
                Answer::done(&Revoked { client })
            }
        }
    })
}

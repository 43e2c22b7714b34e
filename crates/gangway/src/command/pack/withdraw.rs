//! `gangway pack withdraw KEY`.

use admin::services::withdraw_service;
use clap::Args as ClapArgs;
use ids::ServiceId;
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
    /// Short name of the service, as `town show` names it.
    #[arg(value_name = "KEY")]
    key: String,
}

/// What `pack withdraw` answers.
#[derive(Debug, Serialize)]
struct Withdrawn {
    service: ServiceId,
    key: String,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let key = args.key.clone();
        match withdraw_service(ctx, new_command(ports), operator(), &key).await {
            Err(UseCaseError::NotFound) => {
                Err(Failure::Call(format!("this town has no service «{key}»; `town show` names them")))
            }
            withdrawn => Answer::done(&Withdrawn { service: withdrawn?, key }),
        }
    })
}

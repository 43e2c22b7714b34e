//! `gangway user disable`.

use admin::staff::disable_person;
use clap::Args as ClapArgs;
use kernel::context::TownContext;
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
    /// Work address.
    #[arg(long)]
    email: String,
}

/// What `user disable` answers.
#[derive(Debug, Serialize)]
struct Disabled {
    person: ids::StaffId,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let person = town::person(ctx, &args.email).await?.person;
        disable_person(ctx, new_command(ports), operator(), person).await?;
        Answer::done(&Disabled { person })
    })
}

//! `gangway user disable`.

use ::town::By;
use admin::staff::disable_person;
use clap::Args as ClapArgs;
use kernel::house::TownContext;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::{new_command, target::Target, town},
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
    person: ids::PersonId,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let house = &*instance.house;
        let town = town::town(house, &args.town).await?;
        let ctx = TownContext { house, town: town.town, now: house.clock.now() };
        let person = town::person(ctx, &args.email).await?.person;
        disable_person(ctx, new_command(house), By::Operator, person).await?;
        Answer::done(&Disabled { person })
    })
}

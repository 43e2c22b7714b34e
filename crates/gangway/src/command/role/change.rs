//! `gangway role grant` and `gangway role revoke`.

use admin::staff::{RoleName, grant_role, revoke_role};
use clap::Args as ClapArgs;
use ids::StaffId;
use kernel::context::TownContext;
use serde::Serialize;

use super::{Named, expected};
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
    #[arg(long, help = format!("The role: {}", expected()))]
    role: Named,
}

/// What both answer.
#[derive(Debug, Serialize)]
struct Changed {
    person: StaffId,
    role: String,
}

pub(super) fn grant(args: &Args) -> Result<Answer, Failure> {
    change(args, async |ctx, person, role| {
        Ok(grant_role(ctx, new_command(ctx.ports), operator(), person, role).await?)
    })
}

pub(super) fn revoke(args: &Args) -> Result<Answer, Failure> {
    change(args, async |ctx, person, role| {
        Ok(revoke_role(ctx, new_command(ctx.ports), operator(), person, role).await?)
    })
}

fn change<F>(args: &Args, change: F) -> Result<Answer, Failure>
where
    F: AsyncFnOnce(TownContext<'_>, StaffId, RoleName) -> Result<(), Failure>,
{
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let role = args.role.resolve(ctx).await?;
        let person = town::person(ctx, &args.email).await?.person;
        change(ctx, person, role).await?;
        Answer::done(&Changed { person, role: args.role.to_string() })
    })
}

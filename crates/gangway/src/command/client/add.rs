//! `gangway client add`.

use admin::clients::{NewClient, add_client};
use clap::Args as ClapArgs;
use ids::ClientId;
use jiff::{SignedDuration, Timestamp};
use kernel::context::TownContext;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::{new_command, operator, target::Target, town},
};

/// The longest life of a token, in days.
const DAYS_MAX: u16 = 3 * 366;

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
    /// What the client is called in lists.
    #[arg(long)]
    name: String,
    /// Short name of the one service that it may use; without it all of the town.
    #[arg(long)]
    service: Option<String>,
    /// How long the token is good, in days.
    #[arg(long, default_value_t = 365, value_parser = clap::value_parser!(u16).range(1..=i64::from(DAYS_MAX)))]
    days: u16,
}

/// What `client add` answers.
#[derive(Debug, Serialize)]
struct Added {
    client: ClientId,
    token: String,
    expires_at: Timestamp,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let life = SignedDuration::from_hours(24 * i64::from(args.days));
        let expires_at = ctx.now.checked_add(life).map_err(Failure::environment)?;
        if let Some(slug) = &args.service {
            town::service(ctx, slug).await?;
        }
        let new = NewClient { name: args.name.clone(), service: args.service.clone(), expires_at };
        let (client, token) = add_client(ctx, new_command(ports), operator(), new).await?;
        Answer::done(&Added { client, token, expires_at })
    })
}

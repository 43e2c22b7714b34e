//! `gangway client list`.

use admin::{
    clients::view_clients,
    towns::{ClientState, TownState},
};
use clap::Args as ClapArgs;
use ids::{ClientId, ServiceId};
use jiff::Timestamp;
use kernel::context::TownContext;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::{operator, target::Target, town},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
}

/// What `client list` answers.
#[derive(Debug, Serialize)]
struct List {
    clients: Vec<Client>,
}

/// A client as operators see it; its token is known to nobody any more.
#[derive(Debug, Serialize)]
pub(crate) struct Client {
    client: ClientId,
    name: String,
    /// Only this service; none means all of the town.
    service: Option<String>,
    expires_at: Timestamp,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.read(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        Answer::done(&List { clients: Client::all(&view_clients(ctx, operator()).await?) })
    })
}

impl Client {
    /// Every client of a town, the oldest first.
    pub(crate) fn all(state: &TownState) -> Vec<Self> {
        state.clients.iter().map(|(id, client)| Self::of(state, *id, client)).collect()
    }

    fn of(state: &TownState, client: ClientId, row: &ClientState) -> Self {
        let slug = |service: ServiceId| match state.services.get(&service) {
            Some(row) => row.slug.clone(),
            None => service.to_string(),
        };
        let service = row.service.map(slug);
        Self { client, name: row.name.clone(), service, expires_at: row.expires_at }
    }
}

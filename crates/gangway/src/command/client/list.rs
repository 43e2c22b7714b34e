//! `gangway client list`.

use admin::clients::view_clients;
use clap::Args as ClapArgs;
use ids::{ClientId, ServiceId};
use jiff::Timestamp;
use kernel::{context::TownContext, rows::ServiceRow};
use serde::Serialize;
use town::{ClientState, TownState};

use crate::{
    answer::{Answer, Failure},
    command::{self, operator, target::Target},
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
        let town = command::town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        let services = ports.store.services(ctx.town).await?;
        let clients = view_clients(ctx, operator()).await?;
        Answer::done(&List { clients: Client::all(&clients, &services) })
    })
}

impl Client {
    /// Every client of a town, the oldest first.
    pub(crate) fn all(state: &TownState, services: &[ServiceRow]) -> Vec<Self> {
        state.clients.iter().map(|(id, client)| Self::of(services, *id, client)).collect()
    }

    fn of(services: &[ServiceRow], client: ClientId, row: &ClientState) -> Self {
        let slug = |service: ServiceId| match services.iter().find(|known| known.service == service) {
            Some(row) => row.slug.clone(),
            None => service.to_string(),
        };
        let service = row.service.map(slug);
        Self { client, name: row.name.clone(), service, expires_at: row.expires_at }
    }
}

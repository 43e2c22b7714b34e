//! The clients of the HTTP interface.

use access::ActorRef;
use ids::{ClientId, ServiceId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{ClientState, TownState};

/// What happened to a client of the HTTP interface.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum ClientEvent {
    /// A client of the HTTP interface was registered.
    ClientAdded {
        client: ClientId,
        name: String,
        /// Only this service.
        service: Option<ServiceId>,
        /// Until when its token is good.
        expires_at: Timestamp,
        /// By whom.
        by: ActorRef,
    },
    /// A client's token was taken back; what it has filed stays.
    ClientRevoked {
        client: ClientId,
        /// By whom.
        by: ActorRef,
    },
}

versions::event_kinds! {
    ClientEvent {
        ClientAdded = "client_added";
        ClientRevoked = "client_revoked";
    }
}

impl ClientEvent {
    pub(crate) fn fold(&self, state: &mut TownState) {
        match self {
            Self::ClientAdded { client, name, service, expires_at, by: _ } => {
                let added = ClientState { name: name.clone(), service: *service, expires_at: *expires_at };
                state.clients.insert(*client, added);
            }
            Self::ClientRevoked { client, by: _ } => {
                state.clients.remove(client);
            }
        }
    }
}

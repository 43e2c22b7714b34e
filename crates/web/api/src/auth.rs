//! Who a program is: the token of a registered client, good for one town.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use ids::{ClientId, CommandId, ServiceId, TownId};
use jiff::Timestamp;
use kernel::context::{Changing, ClientContext};
use sign_in::clients::{KnownClient, authenticate};
use utoipa::{
    Modify,
    openapi::{
        OpenApi,
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

use super::fault::Fault;
use kit::{
    address::Path,
    site::{Site, WebState},
};

/// A registered client in the town of the address.
#[derive(Debug, Clone, Copy)]
pub(super) struct Caller {
    pub(super) town: TownId,
    pub(super) client: ClientId,
    pub(super) service: Option<ServiceId>,
    pub(super) now: Timestamp,
}

/// Describes the token.
pub(super) struct Bearer;

impl Modify for Bearer {
    fn modify(&self, description: &mut OpenApi) {
        let scheme = HttpBuilder::new().scheme(HttpAuthScheme::Bearer).build();
        description
            .components
            .get_or_insert_default()
            .add_security_scheme("client_token", SecurityScheme::Http(scheme));
    }
}

impl Caller {
    /// The context of a use case that changes something.
    pub(super) fn context<'a>(&self, site: &'a Site, command: CommandId) -> Changing<ClientContext<'a>> {
        Changing::new(self.reading(site), command)
    }

    /// The context of a read.
    pub(super) fn reading<'a>(&self, site: &'a Site) -> ClientContext<'a> {
        let Self { town, client, service, now } = *self;
        ClientContext { ports: site.ports(), town, client, service, now }
    }
}

impl FromRequestParts<Site> for Caller {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, site: &Site) -> Result<Self, Fault> {
        let token = token(&parts.headers).ok_or(Fault::Unauthorized)?.to_owned();
        let Path(names) = Path::<Vec<(String, String)>>::from_request_parts(parts, site).await?;
        let slug = names.into_iter().find(|(name, _)| name == "town");
        let (_, slug) = slug.ok_or(Fault::Unauthorized)?;
        let now = AsRef::<WebState>::as_ref(site).clock().now();
        let KnownClient { town, client, service } = authenticate(site.ports(), &slug, &token, now).await?;
        Ok(Self { town, client, service, now })
    }
}

/// The token that a request carries.
///
/// Standard: RFC 9110, section 11.1: the name of the scheme is written in letters of either case.
fn token(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token.trim())
}

//! What is known of a request before any handler: its number, its part of the site, its reader's language, where it came from.

use std::{
    net::IpAddr,
    sync::{Arc, OnceLock},
};

use axum::{
    extract::{FromRequestParts, MatchedPath, Request, State},
    http::{Extensions, HeaderMap, HeaderValue, request::Parts},
    middleware::Next,
    response::Response,
};
use ids::TownId;
use locale::Language;

use crate::{
    RenderContext,
    cookies::{CookieName, Cookies},
    language::chosen,
    page::PathHere,
    problem::{SitePart, WebError},
    site::{Peer, WebState},
    towns::CurrentTown,
};

/// The header that carries a request's number out; also the incident number of error pages.
pub const REQUEST_ID: &str = "x-request-id";

/// The number of a request, in its extensions.
#[derive(Debug, Clone)]
pub struct RequestId(pub String);

/// What a request turned out to be about, noted on its way in for whoever measures it from outside. In the request's extensions, put
/// there from outside; no path and no name, since both may tell of a person.
#[derive(Debug, Clone, Default)]
pub struct RequestTrace(Arc<Traced>);

#[derive(Debug, Default)]
struct Traced {
    route: OnceLock<String>,
    town: OnceLock<TownId>,
}

impl RequestTrace {
    /// The pattern of the route that took it, for example `/cases/{case}`; none if no route did.
    #[must_use]
    pub fn route(&self) -> Option<&str> {
        self.0.route.get().map(String::as_str)
    }

    /// The town whose pages were asked for.
    #[must_use]
    pub fn town(&self) -> Option<TownId> {
        self.0.town.get().copied()
    }

    pub(crate) fn note_town(extensions: &Extensions, town: TownId) {
        if let Some(Self(traced)) = extensions.get() {
            let _already_known = traced.town.set(town);
        }
    }
}

/// Notes the route that takes a request; a layer of routes, since only they know.
pub async fn note_route(request: Request, next: Next) -> Response {
    let (trace, matched) = (request.extensions().get(), request.extensions().get::<MatchedPath>());
    if let (Some(RequestTrace(traced)), Some(matched)) = (trace, matched) {
        let _already_known = traced.route.set(matched.as_str().to_owned());
    }
    next.run(request).await
}

/// What is said of a request in logs and on error pages. Never names, answers or tokens.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Requested {
    pub id: String,
    /// Path and query below the town's base.
    pub path: String,
    pub part: SitePart,
}

/// Who reads, as far as their browser says.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Copy)]
pub struct Reader {
    pub language: Language,
}

/// The address of the client, believed from a trusted proxy only. In the request's extensions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl Requested {
    /// What this request says.
    pub fn of(request: &Request) -> Self {
        let id = request.extensions().get::<RequestId>().map(|id| id.0.clone()).unwrap_or_default();
        let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
        let part =
            if crate::security::is_desk(request.uri().path()) { SitePart::Desk } else { SitePart::Portal };
        Self { id, path, part }
    }
}

impl Reader {
    /// What this request says.
    pub fn of(web_state: &WebState, headers: &HeaderMap) -> Self {
        let stored = web_state.cookies().read(headers, CookieName::Language);
        let asked = headers.get(axum::http::header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok());
        Self { language: chosen(stored.as_deref(), asked) }
    }
}

/// Handlers take the place of their page: `async fn show(place: Place, …)`.
impl<S: AsRef<WebState> + Send + Sync> FromRequestParts<S> for RenderContext {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, WebError> {
        let current = parts.extensions.get::<CurrentTown>().ok_or(WebError::NotFound)?;
        let path = parts.uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Self {
            language: Reader::of(state.as_ref(), &parts.headers).language,
            base: current.base.clone(),
            path: PathHere(path),
        })
    }
}

/// Handlers take the town: `async fn show(town: CurrentTown, …)`.
impl<S: Send + Sync> FromRequestParts<S> for CurrentTown {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, WebError> {
        parts.extensions.get::<Self>().cloned().ok_or(WebError::NotFound)
    }
}

/// Handlers take the client's address, for counting attempts.
impl<S: Send + Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, WebError> {
        parts.extensions.get::<Self>().copied().ok_or(WebError::Unreadable("no client address"))
    }
}

/// Handlers take the cookies, to set or clear one.
impl<S: AsRef<WebState> + Send + Sync> FromRequestParts<S> for Cookies {
    type Rejection = WebError;

    async fn from_request_parts(_parts: &mut Parts, state: &S) -> Result<Self, WebError> {
        Ok(state.as_ref().cookies())
    }
}

/// Numbers the request and finds out its client. The first layer; a number that a client sends is not believed.
pub async fn identify(State(web_state): State<WebState>, mut request: Request, next: Next) -> Response {
    let id = web_state.ids().next().to_string();
    let peer = request.extensions().get::<Peer>().map(|peer| peer.0.ip());
    if let Some(peer) = peer {
        let address =
            crate::security::client_address(peer, request.headers(), &web_state.settings().trusted_proxies);
        request.extensions_mut().insert(ClientAddress(address));
    }
    request.extensions_mut().insert(RequestId(id.clone()));
    let mut response = next.run(request).await;
    if let Ok(value) = HeaderValue::from_str(&id) {
        response.headers_mut().insert(REQUEST_ID, value);
    }
    response
}

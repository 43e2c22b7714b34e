//! The table of routes: who may come in, and what a changing request leaves behind, declared where the route is registered.
//!
//! Routers are built from the table, so that a route without a declaration cannot exist. A test walks [`RouteTable`] and fails for
//! every route that does not stand in the tables «without sign-in», «wrong role», «wrong town», «leaves its event».

use std::{
    future::Future,
    pin::Pin,
    sync::{Arc, Mutex, PoisonError},
};

use access::Action;
use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    handler::Handler,
    http::{Method, request::Parts},
    middleware::{Next, from_fn},
    response::{IntoResponse, Response},
    routing::{MethodFilter, on},
};

use crate::{problem::WebError, request::note_route, site::Site};

/// Where a route stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Route {
    /// The name of its address type: `Case`.
    pub name: &'static str,
    /// The pattern: `/cases/{case}`.
    pub pattern: &'static str,
}

/// Who may come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteAccess {
    /// Everybody.
    Everyone,
    /// Whoever owns the draft or case that the address names: a guest's session, a holder of an access code, an account.
    Owner,
    /// A resident with an account.
    Account,
    /// Staff who may do this to some thing of the town; to which, the policies decide beside the read.
    Staff(Action),
    /// A registered client with its token.
    Client,
}

/// What a request leaves behind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaves {
    /// Nothing: it reads.
    Nothing,
    /// Something that expires by itself: a draft, a session, a cookie.
    Trace(&'static str),
    /// An event in the journal, by its name.
    Event(&'static str),
}

/// One route as declared.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct RouteEntry {
    pub method: Method,
    /// Where.
    pub route: Route,
    pub access: RouteAccess,
    pub leaves: Leaves,
    /// Papers come with it: its body may be large where [`Authenticator::may_bring_papers`] says so.
    pub takes_papers: bool,
}

/// Every route, in the order of registration.
pub type RouteTable = Vec<RouteEntry>;

/// Decides before each route whether a request may come in; handlers then ask the use case, which authorises itself.
///
/// Neither reads the body: a stranger's is never taken in.
pub trait Authenticator: Send + Sync + 'static {
    /// Lets the request pass, with what was found out in its extensions.
    fn authorize<'a>(&'a self, access: RouteAccess, request: &'a mut Parts) -> Decision<'a, ()>;

    /// Whether the request, which was let pass, is about a draft or case of whoever sends it, or comes from staff: how many bytes
    /// it may bring, then.
    fn may_bring_papers<'a>(&'a self, request: &'a mut Parts) -> Decision<'a, Option<usize>>;
}

/// The answer of an [`Authenticator`].
pub type Decision<'a, T> = Pin<Box<dyn Future<Output = Result<T, WebError>> + Send + 'a>>;

/// A request that was refused before its body was read; in the extensions of the answer.
#[derive(Clone)]
pub struct Unread(Arc<Mutex<Option<Request>>>);

impl Unread {
    fn new(request: Request) -> Self {
        Self(Arc::new(Mutex::new(Some(request))))
    }

    /// The request; once.
    #[must_use]
    pub fn take(&self) -> Option<Request> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).take()
    }
}

/// Builds a router together with its table.
pub struct Routes<S = Site> {
    router: Router<S>,
    table: RouteTable,
    authenticator: Arc<dyn Authenticator>,
}

/// Lets everybody in where everybody may, for routes that know no town and nobody who signs in.
struct Open;

impl Authenticator for Open {
    fn authorize<'a>(&'a self, access: RouteAccess, _request: &'a mut Parts) -> Decision<'a, ()> {
        Box::pin(
            async move { if access == RouteAccess::Everyone { Ok(()) } else { Err(WebError::NotFound) } },
        )
    }

    fn may_bring_papers<'a>(&'a self, _request: &'a mut Parts) -> Decision<'a, Option<usize>> {
        Box::pin(async { Ok(None) })
    }
}

impl<S: Clone + Send + Sync + 'static> Routes<S> {
    /// No routes yet, and all that come are for everybody.
    #[must_use]
    pub fn for_everybody() -> Self {
        Self::new(Arc::new(Open))
    }

    /// No routes yet.
    pub fn new(authenticator: Arc<dyn Authenticator>) -> Self {
        Self { router: Router::new(), table: Vec::new(), authenticator }
    }

    /// A page: it reads.
    #[must_use]
    pub fn get<H, T>(self, route: Route, access: RouteAccess, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let (method, leaves) = (Method::GET, Leaves::Nothing);
        self.add(RouteEntry { method, route, access, leaves, takes_papers: false }, handler)
    }

    /// A form: it changes something.
    #[must_use]
    pub fn post<H, T>(self, route: Route, access: RouteAccess, leaves: Leaves, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(RouteEntry { method: Method::POST, route, access, leaves, takes_papers: false }, handler)
    }

    /// A form that papers come with.
    #[must_use]
    pub fn post_papers<H, T>(self, route: Route, access: RouteAccess, leaves: Leaves, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        self.add(RouteEntry { method: Method::POST, route, access, leaves, takes_papers: true }, handler)
    }

    /// The routes of another builder too.
    #[must_use]
    pub fn merge(mut self, other: Self) -> Self {
        self.router = self.router.merge(other.router);
        self.table.extend(other.table);
        self
    }

    /// The router and its table.
    pub fn build(self) -> (Router<S>, RouteTable) {
        (
            if self.table.is_empty() { self.router } else { self.router.route_layer(from_fn(note_route)) },
            self.table,
        )
    }

    fn add<H, T>(mut self, entry: RouteEntry, handler: H) -> Self
    where
        H: Handler<T, S>,
        T: 'static,
    {
        let filter = if entry.method == Method::POST { MethodFilter::POST } else { MethodFilter::GET };
        let (authenticator, access, takes_papers) =
            (Arc::clone(&self.authenticator), entry.access, entry.takes_papers);
        let session = from_fn(move |request: Request, next: Next| {
            let authenticator = Arc::clone(&authenticator);
            async move { enter(&*authenticator, access, takes_papers, request, next).await }
        });
        self.router = self.router.route(entry.route.pattern, on(filter, handler).layer(session));
        self.table.push(entry);
        self
    }
}

async fn enter(
    authenticator: &dyn Authenticator,
    access: RouteAccess,
    takes_papers: bool,
    request: Request,
    next: Next,
) -> Response {
    let (mut parts, body) = request.into_parts();
    let admitted = admit(authenticator, access, takes_papers, &mut parts).await;
    let mut request = Request::from_parts(parts, body);
    match admitted {
        Ok(bytes_max) => {
            if let Some(bytes_max) = bytes_max {
                DefaultBodyLimit::max(bytes_max).apply(&mut request);
            }
            next.run(request).await
        }
        Err(refused) => {
            let mut response = refused.into_response();
            response.extensions_mut().insert(Unread::new(request));
            response
        }
    }
}

async fn admit(
    authenticator: &dyn Authenticator,
    access: RouteAccess,
    takes_papers: bool,
    parts: &mut Parts,
) -> Result<Option<usize>, WebError> {
    authenticator.authorize(access, parts).await?;
    if takes_papers { authenticator.may_bring_papers(parts).await } else { Ok(None) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::urls::{Pattern, portal};

    #[test]
    fn what_is_registered_stands_in_the_table() {
        let routes = Routes::<()>::for_everybody()
            .get(portal::Start::ROUTE, RouteAccess::Everyone, || async {})
            .post(portal::Withdrawal::ROUTE, RouteAccess::Owner, Leaves::Event("withdrawn"), || async {});
        let (_, table) = routes.build();
        let seen: Vec<_> =
            table.iter().map(|entry| (entry.method.as_str(), entry.route.name, entry.leaves)).collect();
        let expected =
            [("GET", "Start", Leaves::Nothing), ("POST", "Withdrawal", Leaves::Event("withdrawn"))];
        assert_eq!(seen, expected);
    }
}

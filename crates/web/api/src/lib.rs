//! The interface for programs: papers, applications, cases. Errors are problem+json; the description is `OpenAPI`.
//!
//! Beside a case that came through it, the desk shows which program filed it ([`Origin`]).

mod applications;
mod auth;
mod cases;
mod documents;
mod fault;
mod filters;
mod general_faults;
mod origin;
pub mod texts;

use axum::{
    Json, Router,
    http::Method,
    middleware::from_fn,
    routing::{any, get},
};
use utoipa::OpenApi;
use utoipa_axum::{
    router::{OpenApiRouter, UtoipaMethodRouter},
    routes,
};

pub use self::origin::Origin;
use self::{auth::Bearer, fault::Fault};
use kit::{
    request::note_route,
    routes::{Leaves, Route, RouteAccess, RouteEntry, RouteTable},
    site::Site,
    urls::{Pattern as _, api as url},
};

/// What the description says of the interface as a whole.
#[derive(OpenApi)]
#[openapi(
    info(
        title = "Gangway",
        version = "1",
        description = "File applications for people and follow them. Every request names its town and carries the token of a \
                       registered client: `Authorization: Bearer gwc_…`. Errors are RFC 9457 problem details.",
        license(name = "EUPL-1.2", identifier = "EUPL-1.2")
    ),
    modifiers(&Bearer),
    security(("client_token" = []))
)]
struct Description;

/// An operation: its line in the table of routes, and how it is answered.
struct Operation {
    entry: RouteEntry,
    routes: UtoipaMethodRouter<Site>,
}

/// Every operation, each for clients alone.
fn operations() -> Vec<Operation> {
    let get = |route, routes| Operation::new(Method::GET, route, Leaves::Nothing, routes);
    let post = |route, leaves, routes| Operation::new(Method::POST, route, leaves, routes);
    vec![
        post(url::Documents::ROUTE, Leaves::Trace("paper"), routes!(documents::hand_in)),
        post(url::Applications::ROUTE, Leaves::Event("application.filed"), routes!(applications::file)),
        get(url::Case::ROUTE, routes!(cases::read)),
        get(url::Messages::ROUTE, routes!(cases::messages)),
        get(url::Decisions::ROUTE, routes!(cases::decisions)),
    ]
}

impl Operation {
    const fn new(method: Method, route: Route, leaves: Leaves, routes: UtoipaMethodRouter<Site>) -> Self {
        let entry = RouteEntry { method, route, access: RouteAccess::Client, leaves, takes_papers: false };
        Self { entry, routes }
    }
}

/// The routes of the interface as they stand in the table of all routes.
#[must_use]
pub fn table() -> RouteTable {
    let description = RouteEntry {
        method: Method::GET,
        route: url::Description::ROUTE,
        access: RouteAccess::Everyone,
        leaves: Leaves::Nothing,
        takes_papers: false,
    };
    operations().into_iter().map(|operation| operation.entry).chain([description]).collect()
}

/// The routes of the interface and their description at `/api/openapi.json`.
pub fn router() -> Router<Site> {
    let none = OpenApiRouter::with_openapi(Description::openapi());
    let all = operations().into_iter().fold(none, |all, operation| all.routes(operation.routes));
    let (router, mut description) = all.split_for_parts();
    general_faults::describe(&mut description);
    let nothing = || any(async || Fault::NotFound);
    router
        .route(url::Description::PATTERN, get(|| async move { Json(description) }))
        .method_not_allowed_fallback(async || Fault::Method)
        // A program that misspells an address reads problem details, and not the page that people get.
        .route("/api", nothing())
        .route("/api/", nothing())
        .route("/api/{*rest}", nothing())
        .route_layer(from_fn(note_route))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn the_description_names_the_operations_of_the_table() {
        let described: BTreeSet<String> = operations()
            .into_iter()
            .flat_map(|Operation { routes: (_, paths, _), entry }| {
                assert_eq!(paths.paths.len(), 1, "{}", entry.route.name);
                paths.paths.into_iter().map(move |(path, item)| match item.get {
                    Some(_) => format!("GET {path}"),
                    None => format!("POST {path}"),
                })
            })
            .collect();
        let clients = table().into_iter().filter(|entry| entry.access == RouteAccess::Client);
        let listed: BTreeSet<String> =
            clients.map(|entry| format!("{} {}", entry.method, entry.route.pattern)).collect();
        assert_eq!(described, listed);
    }
}

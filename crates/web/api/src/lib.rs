//! The interface for programs: papers, applications, cases. Errors are problem+json; the description is `OpenAPI`.

mod applications;
mod auth;
mod cases;
mod documents;
mod fault;

use axum::{
    Json, Router,
    routing::{any, get},
};
use utoipa::OpenApi;
use utoipa_axum::{router::OpenApiRouter, routes};

use self::{auth::Bearer, fault::Fault};
use kit::site::Site;

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

/// The routes of the interface and their description at `/api/openapi.json`.
pub fn router() -> Router<Site> {
    let (router, description) = OpenApiRouter::with_openapi(Description::openapi())
        .routes(routes!(documents::hand_in))
        .routes(routes!(applications::file))
        .routes(routes!(cases::read))
        .routes(routes!(cases::messages))
        .routes(routes!(cases::decisions))
        .split_for_parts();
    let nothing = || any(async || Fault::NotFound);
    router
        .route("/api/openapi.json", get(|| async move { Json(description) }))
        .method_not_allowed_fallback(async || Fault::Method)
        // A program that misspells an address reads problem details, and not the page that people get.
        .route("/api", nothing())
        .route("/api/", nothing())
        .route("/api/{*rest}", nothing())
}

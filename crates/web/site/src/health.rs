//! `/healthz` and `/readyz`, for whoever restarts processes and balances load.

use std::{error::Error, sync::Arc};

use axum::{extract::State, http::StatusCode};
use kernel::context::Ports;
use kit::routes::{Route, RouteAccess, Routes};

const LIVES: Route = Route { name: "Health", pattern: "/healthz" };
const READY: Route = Route { name: "Readiness", pattern: "/readyz" };

/// The process lives; and it can do its work.
#[must_use]
pub fn routes() -> Routes<Arc<Ports>> {
    let routes = Routes::for_everybody();
    routes.get(LIVES, RouteAccess::Everyone, async || "ok\n").get(READY, RouteAccess::Everyone, ready)
}

/// Ready means that the store answers.
async fn ready(State(ports): State<Arc<Ports>>) -> (StatusCode, &'static str) {
    match ports.store.job_counts().await {
        Ok(_counts) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(error = &error as &dyn Error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the store cannot be reached\n")
        }
    }
}

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

/// Ready means that the store answers and that the vault is the one that belongs to it.
async fn ready(State(ports): State<Arc<Ports>>) -> (StatusCode, &'static str) {
    if let Err(error) = ports.store.job_counts().await {
        tracing::warn!(error = &error as &dyn Error, "not ready");
        return (StatusCode::SERVICE_UNAVAILABLE, "the store cannot be reached\n");
    }
    if let Err(error) = ports.vault.check().await {
        tracing::warn!(error = &error as &dyn Error, "not ready");
        return (StatusCode::SERVICE_UNAVAILABLE, "the vault is not there\n");
    }
    (StatusCode::OK, "ready\n")
}

//! `/healthz` and `/readyz`, for whoever restarts processes and balances load.

use std::sync::Arc;

use axum::{Router, extract::State, http::StatusCode, routing::get};
use kernel::context::Ports;

use crate::answer::chain;

/// The process lives; and it can do its work.
pub(super) fn routes(ports: Arc<Ports>) -> Router {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready)).with_state(ports)
}

/// Ready means that the store answers.
async fn ready(State(ports): State<Arc<Ports>>) -> (StatusCode, &'static str) {
    match ports.store.job_counts().await {
        Ok(_counts) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(error = %chain(&error.into()), "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the store cannot be reached\n")
        }
    }
}

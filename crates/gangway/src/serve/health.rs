//! `/healthz` and `/readyz`, for whoever restarts processes and balances load.

use std::sync::Arc;

use axum::{Router, extract::State, http::StatusCode, routing::get};
use kernel::house::House;

use crate::answer::chain;

/// The process lives; and it can do its work.
pub(super) fn routes(house: Arc<House>) -> Router {
    Router::new().route("/healthz", get(async || "ok\n")).route("/readyz", get(ready)).with_state(house)
}

/// Ready means that the store answers.
async fn ready(State(house): State<Arc<House>>) -> (StatusCode, &'static str) {
    match house.store.job_counts().await {
        Ok(_counts) => (StatusCode::OK, "ready\n"),
        Err(error) => {
            tracing::warn!(error = %chain(&error.into()), "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the store cannot be reached\n")
        }
    }
}

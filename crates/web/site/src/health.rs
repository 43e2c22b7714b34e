//! `/healthz` and `/readyz`, for whoever restarts processes and balances load.

use std::{error::Error, sync::Arc, time::Duration};

use axum::{extract::State, http::StatusCode};
use kernel::context::Ports;
use kit::routes::{Route, RouteAccess, Routes};
use tokio::time::timeout;

const LIVES: Route = Route { name: "Health", pattern: "/healthz" };
const READY: Route = Route { name: "Readiness", pattern: "/readyz" };

/// A part that has not answered by then is not ready: whoever asks waits no longer than a second.
const PATIENCE: Duration = Duration::from_millis(800);

/// The process lives; and it can do its work.
#[must_use]
pub fn routes() -> Routes<Arc<Ports>> {
    let routes = Routes::for_everybody();
    routes.get(LIVES, RouteAccess::Everyone, async || "ok\n").get(READY, RouteAccess::Everyone, ready)
}

/// Ready means that the store answers, that its schema is the one of this program, and that the vault is the one that belongs to it.
/// What is not ready is named, a line each.
async fn ready(State(ports): State<Arc<Ports>>) -> (StatusCode, String) {
    let (store, vault) = tokio::join!(store(&ports), vault(&ports));
    let wrong: Vec<&str> = [store, vault].into_iter().flatten().collect();
    if wrong.is_empty() {
        return (StatusCode::OK, "ready\n".to_owned());
    }
    (StatusCode::SERVICE_UNAVAILABLE, wrong.join("\n") + "\n")
}

async fn store(ports: &Ports) -> Option<&'static str> {
    let looked = async {
        ports.store.job_counts().await?;
        ports.store.newer_migration().await
    };
    match timeout(PATIENCE, looked).await {
        Ok(Ok(None)) => None,
        Ok(Ok(Some(version))) => {
            tracing::warn!(version, "not ready: the database was migrated by a newer gangway");
            Some("the database was migrated by a newer gangway; start that one")
        }
        Ok(Err(error)) => Some(not_ready(&error, "the store cannot be reached")),
        Err(late) => Some(not_ready(&late, "the store cannot be reached")),
    }
}

async fn vault(ports: &Ports) -> Option<&'static str> {
    match timeout(PATIENCE, ports.vault.check()).await {
        Ok(Ok(())) => None,
        Ok(Err(error)) => Some(not_ready(&error, "the vault is not there")),
        Err(late) => Some(not_ready(&late, "the vault is not there")),
    }
}

fn not_ready(error: &(dyn Error + 'static), told: &'static str) -> &'static str {
    tracing::warn!(error, "not ready");
    told
}

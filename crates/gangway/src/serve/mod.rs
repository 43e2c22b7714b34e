//! Serving: the pages over HTTP, jobs, the timer, and an orderly end.
//!
//! Refuses to start with a sentence when a port is taken; what the store or the keys refuse is told when they are opened.

mod access_log;
mod connections;
mod files;
mod jobs;
pub(crate) mod log;
mod metrics;
mod stop;
mod timer;

use std::{net::SocketAddr, sync::Arc, time::Duration};

use axum::{Router, middleware::from_fn};
use kernel::rows::JobClass;
use kit::security::set_headers;
use tokio::{net::TcpListener, task::JoinSet};

use self::{
    connections::{Bounds, HEAD_MAX},
    metrics::Metrics,
    stop::Stop,
};
use crate::{answer::Failure, config::Config, wiring::Instance};

/// A server that has its ports and may begin.
pub(crate) struct Server {
    listener: TcpListener,
    metrics_listener: Option<TcpListener>,
    metrics: Metrics,
    shutdown: Duration,
    /// How many workers each class of jobs has.
    workers: [(JobClass, u8); 4],
    bounds: Bounds,
}

/// What is told to the pages from time to time: the towns may have changed.
pub(crate) type Refresh = Arc<dyn Fn(&[kernel::rows::TownRow]) + Send + Sync>;

impl Server {
    /// Takes the ports. `chosen_by` is how another one is chosen, told when one is taken.
    ///
    /// # Errors
    ///
    /// [`Failure::Environment`] if one of them is taken.
    pub(crate) async fn bind(config: &Config, chosen_by: &str) -> Result<Self, Failure> {
        let listener = bind(config.listen.address, chosen_by).await?;
        let metrics_listener = match config.listen.metrics {
            Some(address) => Some(bind(address, "listen.metrics").await?),
            None => None,
        };
        Ok(Self {
            listener,
            metrics_listener,
            metrics: Metrics::install()?,
            shutdown: Duration::from_secs(config.limits.shutdown_seconds),
            workers: config.limits.workers(),
            bounds: Bounds { head_max: HEAD_MAX, connections_max: config.limits.connections_max },
        })
    }

    /// Where it answers.
    pub(crate) fn address(&self) -> Result<SocketAddr, Failure> {
        self.listener.local_addr().map_err(Failure::environment)
    }

    /// Serves until the process is asked to end; then requests and jobs that run get their time. `announce` is called as
    /// soon as it answers.
    ///
    /// # Errors
    ///
    /// [`Failure`] if the process cannot hear signals or nobody reads the announcement.
    pub(crate) async fn run(
        self,
        instance: &Instance,
        public_site: Router,
        refresh: Refresh,
        announce: impl FnOnce() -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        files::allow(self.bounds.connections_max);
        let stop = Stop::on_signal()?;
        let mut workers = JoinSet::new();
        for (class, count) in self.workers {
            for _ in 0..count {
                jobs::start(&mut workers, class, Arc::clone(&instance.ports), stop.clone());
            }
        }
        let seals = Arc::clone(&instance.seals);
        workers.spawn(timer::run(Arc::clone(&instance.ports), seals, refresh, stop.clone()));
        let here = self.metrics_listener.is_none();
        if let Some(listener) = self.metrics_listener {
            let routes = self.metrics.routes().layer(from_fn(set_headers));
            workers.spawn(connections::serve(listener, routes, self.bounds, stop.clone()));
        }
        let (router, _) = site::health::routes().build();
        let router = router.with_state(Arc::clone(&instance.ports));
        let router = if here { router.merge(self.metrics.local_routes()) } else { router };
        // The pages set the headers of their own.
        let router = router.layer(from_fn(set_headers)).fallback_service(public_site);
        let router = router.layer(from_fn(access_log::tell));
        workers.spawn(connections::serve(self.listener, router, self.bounds, stop.clone()));
        announce()?;
        stop.wait().await;
        let settled = async { while workers.join_next().await.is_some() {} };
        if tokio::time::timeout(self.shutdown, settled).await.is_err() {
            tracing::warn!("requests or jobs were still running at the end and were cut off");
        }
        Ok(())
    }
}

async fn bind(address: SocketAddr, chosen_by: &str) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => Failure::Environment(format!(
            "{address} is taken by another process; choose another with {chosen_by}"
        )),
        _ => Failure::Environment(format!("cannot listen on {address}: {error}")),
    })
}

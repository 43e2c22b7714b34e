//! `/metrics` in the text format of Prometheus. No label ever carries a name, an address or an id of a person.

use std::{net::SocketAddr, time::Instant};

use axum::{
    Router,
    extract::{ConnectInfo, Request},
    http::{HeaderMap, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
    routing::get,
};
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};

use crate::answer::Failure;

/// Upper bounds of the histogram of request times, in seconds.
const BUCKETS_SECONDS: [f64; 11] = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 5.0];

/// The recorder of this process.
#[derive(Clone)]
pub(super) struct Metrics(PrometheusHandle);

impl Metrics {
    /// Installs the recorder; once per process.
    pub(super) fn install() -> Result<Self, Failure> {
        let builder = PrometheusBuilder::new()
            .set_buckets_for_metric(Matcher::Suffix("_seconds".to_owned()), &BUCKETS_SECONDS)
            .map_err(Failure::environment)?;
        let handle = builder.install_recorder().map_err(Failure::environment)?;
        describe();
        Ok(Self(handle))
    }

    /// `/metrics` for everybody who reaches the port.
    pub(super) fn routes(&self) -> Router {
        let Self(handle) = self.clone();
        Router::new().route("/metrics", get(async move || handle.render()))
    }

    /// `/metrics` for the machine itself: not for others, and not through a proxy on it.
    pub(super) fn local_routes(&self) -> Router {
        let Self(handle) = self.clone();
        let answer = async move |ConnectInfo(peer): ConnectInfo<SocketAddr>, headers: HeaderMap| {
            let proxied = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
            if peer.ip().to_canonical().is_loopback() && !proxied {
                handle.render().into_response()
            } else {
                StatusCode::NOT_FOUND.into_response()
            }
        };
        Router::new().route("/metrics", get(answer))
    }
}

/// Counts and times a request.
pub(super) async fn measure(request: Request, next: Next) -> Response {
    let method = match request.method().as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        _ => "other",
    };
    let began = Instant::now();
    let response = next.run(request).await;
    let status = match response.status().as_u16() {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    };
    metrics::counter!("gangway_requests_total", "method" => method, "status" => status).increment(1);
    metrics::histogram!("gangway_request_seconds", "method" => method).record(began.elapsed().as_secs_f64());
    response
}

fn describe() {
    metrics::describe_counter!("gangway_requests_total", "Requests by method and class of status.");
    metrics::describe_histogram!(
        "gangway_request_seconds",
        metrics::Unit::Seconds,
        "Time from request to answer."
    );
    metrics::describe_gauge!("gangway_jobs_waiting", "Jobs that wait or run.");
    metrics::describe_gauge!("gangway_jobs_dead", "Jobs that were given up.");
}

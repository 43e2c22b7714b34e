//! `/metrics` in the text format of Prometheus. No label ever carries a name, an address or an id of a person.

use std::net::SocketAddr;

use axum::{
    Router,
    extract::ConnectInfo,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
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
        SERIES.iter().for_each(Series::describe);
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

/// What this process tells: name, labels, meaning. A page compares itself with it.
const SERIES: [Series; 9] = [
    Series::counter(
        "gangway_requests_total",
        "method, route, status",
        "Requests by route and class of status (`2xx`).",
    ),
    Series::histogram("gangway_request_seconds", "method, route", "Time from request to answer."),
    Series::histogram(
        "gangway_commit_seconds",
        "work",
        "Time of a write to the database with its flush, by what it does.",
    ),
    Series::histogram(
        "gangway_mail_seconds",
        "outcome",
        "Time of a mail at the mail server: `accepted`, `refused` for good, `deferred`.",
    ),
    Series::histogram(
        "gangway_job_seconds",
        "class, outcome",
        "Time of a job: `done`, `failed` and tried again, `given_up`.",
    ),
    Series::gauge("gangway_jobs_waiting", "class", "Jobs that wait or run."),
    Series::gauge("gangway_jobs_dead", "class", "Jobs that were given up."),
    Series::gauge("gangway_jobs_oldest_seconds", "class", "For how long the oldest job that is due waits."),
    Series::gauge("gangway_database_connections", "state", "Connections to PostgreSQL: `busy`, `idle`."),
];

/// One series of figures.
#[derive(Debug, Clone, Copy)]
struct Series {
    name: &'static str,
    kind: &'static str,
    #[cfg_attr(
        not(test),
        expect(dead_code, reason = "the page names them, the recorder does not ask for them")
    )]
    labels: &'static str,
    meaning: &'static str,
}

impl Series {
    const fn counter(name: &'static str, labels: &'static str, meaning: &'static str) -> Self {
        Self { name, kind: "counter", labels, meaning }
    }

    const fn histogram(name: &'static str, labels: &'static str, meaning: &'static str) -> Self {
        Self { name, kind: "histogram", labels, meaning }
    }

    const fn gauge(name: &'static str, labels: &'static str, meaning: &'static str) -> Self {
        Self { name, kind: "gauge", labels, meaning }
    }

    fn describe(&self) {
        match self.kind {
            "counter" => metrics::describe_counter!(self.name, self.meaning),
            "histogram" => metrics::describe_histogram!(self.name, metrics::Unit::Seconds, self.meaning),
            _ => metrics::describe_gauge!(self.name, self.meaning),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_every_series() {
        let page = include_str!("../../../../docs/metrics.md");
        let rows: Vec<&str> = page.lines().filter(|line| line.starts_with("| `gangway_")).collect();
        let expected = SERIES.map(|series| {
            let labels: Vec<String> = series.labels.split(", ").map(|label| format!("`{label}`")).collect();
            format!("| `{}` | {} | {} | {} |", series.name, series.kind, labels.join(", "), series.meaning)
        });
        assert_eq!(rows, expected);
    }
}

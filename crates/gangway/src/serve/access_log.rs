//! One line and two figures for each request. Neither says who asked, nor for what in particular: of the path only the pattern of its
//! route.

use std::time::Instant;

use axum::{extract::Request, http::StatusCode, middleware::Next, response::Response};
use kit::request::{REQUEST_ID, RequestTrace};

/// What of a request that no route took.
const NO_ROUTE: &str = "none";

/// Counts, times and logs a request.
pub(super) async fn tell(mut request: Request, next: Next) -> Response {
    let method = match request.method().as_str() {
        "GET" => "GET",
        "POST" => "POST",
        "HEAD" => "HEAD",
        _ => "other",
    };
    let trace = RequestTrace::default();
    request.extensions_mut().insert(trace.clone());
    let began = Instant::now();
    let response = next.run(request).await;
    let took = began.elapsed();
    let (route, status) = (trace.route().unwrap_or(NO_ROUTE).to_owned(), response.status());
    metrics::histogram!("gangway_request_seconds", "method" => method, "route" => route.clone())
        .record(took.as_secs_f64());
    let labels =
        [("method", method.to_owned()), ("route", route.clone()), ("status", class_of(status).to_owned())];
    metrics::counter!("gangway_requests_total", &labels).increment(1);
    let id = response.headers().get(REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
    tracing::info!(
        target: "gangway::access",
        {
            request.id = id,
            town.id = trace.town().map(tracing::field::display),
            http.method = method,
            http.route = route,
            http.status = status.as_u16(),
            duration_us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX),
        },
        "request"
    );
    response
}

const fn class_of(status: StatusCode) -> &'static str {
    match status.as_u16() {
        100..=199 => "1xx",
        200..=299 => "2xx",
        300..=399 => "3xx",
        400..=499 => "4xx",
        _ => "5xx",
    }
}

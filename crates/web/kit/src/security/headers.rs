//! Headers of every answer. No inline script or style, nothing from elsewhere; nobody may frame us, except the desk itself.

use axum::{
    extract::{Request, State},
    http::{HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use crate::site::WebState;

const PORTAL: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'";

/// The desk shows documents and previews in place, from itself only.
const DESK: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
    connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'; frame-src 'self'; object-src 'self'";

/// Sets the headers of the part of the site. A handler that sets its own policy or caching (a document, an asset) keeps it.
pub async fn set_headers(request: Request, next: Next) -> Response {
    let policy = if is_desk(request.uri().path()) { DESK } else { PORTAL };
    let mut response = next.run(request).await;
    let all: [(HeaderName, &'static str); 7] = [
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "same-origin"),
        (header::CACHE_CONTROL, "no-store"),
        (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
        (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        (HeaderName::from_static("permissions-policy"), "camera=(), microphone=(), geolocation=()"),
    ];
    for (name, value) in all {
        response.headers_mut().entry(name).or_insert(HeaderValue::from_static(value));
    }
    response
}

/// Whoever has come by https once comes by nothing else for a year (RFC 6797). Other names below the host are not ours to speak for.
pub async fn keep_to_https(State(web_state): State<WebState>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    if web_state.settings().https {
        let year = HeaderValue::from_static("max-age=31536000");
        response.headers_mut().insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    response
}

/// Whether a path belongs to the desk, below the demo's prefix too.
#[must_use]
pub fn is_desk(path: &str) -> bool {
    let mut segments = path.trim_start_matches('/').split('/');
    match segments.next() {
        Some("desk") => true,
        Some("t") => segments.nth(1) == Some("desk"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_desk_is_known_by_its_path() {
        assert!(is_desk("/desk"));
        assert!(is_desk("/t/foerdestadt/desk/cases/1"));
        assert!(!is_desk("/desktop"));
        assert!(!is_desk("/cases/desk"));
    }
}

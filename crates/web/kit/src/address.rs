//! What the address of a request says: ids and names in its path, wishes in its query.
//!
//! An id that is none names nothing: like everything that does not exist it is answered with «not found», by the page of the
//! ours and not by a line of the framework. So is what no percent-encoding gives, and the sign NUL, which is no part of any text: a
//! database may keep it or not, so it goes no further than here.

use axum::{extract, extract::FromRequestParts, http::request::Parts};
use serde::de::DeserializeOwned;

use crate::problem::WebError;

/// The parts of the path, as the address type of the route.
#[derive(Debug)]
pub struct Path<T>(pub T);

/// The parameters of the query.
#[derive(Debug)]
pub struct Query<T>(pub T);

#[expect(clippy::disallowed_types, reason = "the one place that reads the path")]
impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, WebError> {
        if holds_nul(parts.uri.path()) {
            return Err(WebError::NotFound);
        }
        match extract::Path::from_request_parts(parts, state).await {
            Ok(extract::Path(path)) => Ok(Self(path)),
            Err(_names_nothing) => Err(WebError::NotFound),
        }
    }
}

#[expect(clippy::disallowed_types, reason = "the one place that reads the query")]
impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = WebError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, WebError> {
        if parts.uri.query().is_some_and(holds_nul) {
            return Err(WebError::Misspelt);
        }
        match extract::Query::from_request_parts(parts, state).await {
            Ok(extract::Query(query)) => Ok(Self(query)),
            Err(_misspelt) => Err(WebError::Misspelt),
        }
    }
}

/// Whether a part of an address means the sign NUL; a browser writes it in no other way.
fn holds_nul(encoded: &str) -> bool {
    encoded.contains("%00")
}

//! What the address of a request says: ids and names in its path, wishes in its query.
//!
//! An id that is none names nothing: like everything that does not exist it is answered with «not found», by the page of the
//! ours and not by a line of the framework. So is what no percent-encoding gives.

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
        match extract::Query::from_request_parts(parts, state).await {
            Ok(extract::Query(query)) => Ok(Self(query)),
            Err(_misspelt) => Err(WebError::Misspelt),
        }
    }
}

//! Where a reader goes who asks for the address of a form: to the page on which the form stands.
//!
//! A refused form is shown under the address that it was sent to. Whoever reloads that page, changes its language or comes
//! back to it after signing in asks for an address that only takes forms, and must not end at an empty answer.

use std::sync::Arc;

use axum::{
    extract::Request,
    http::{Method, StatusCode, header::LOCATION},
    response::{IntoResponse, Response},
};

use kit::routes::RouteTable;

/// The patterns of all addresses that are pages.
#[derive(Debug, Clone)]
pub(crate) struct Pages(Arc<[&'static str]>);

impl Pages {
    /// The pages of a table.
    pub(crate) fn of(table: &RouteTable) -> Self {
        let pages = table.iter().filter(|entry| entry.method == Method::GET);
        Self(pages.map(|entry| entry.route.pattern).collect())
    }

    /// Answers a request whose method the address does not take.
    pub(crate) fn answer(&self, request: &Request) -> Response {
        if !matches!(*request.method(), Method::GET | Method::HEAD) {
            return StatusCode::METHOD_NOT_ALLOWED.into_response();
        }
        let parent = self.parent(request.uri().path());
        (StatusCode::SEE_OTHER, [(LOCATION, parent)]).into_response()
    }

    /// The nearest page above a path, as a reference relative to it: the demo's prefix before the path stays what it is.
    fn parent(&self, path: &str) -> String {
        let segments: Vec<&str> = path.split('/').skip(1).collect();
        let kept = (1..segments.len()).rev().find(|kept| {
            let above = segments.get(..*kept).unwrap_or_default();
            self.0.iter().any(|pattern| fits(pattern, above))
        });
        match kept {
            Some(kept) => {
                let last = kept.checked_sub(1).and_then(|at| segments.get(at)).copied().unwrap_or_default();
                format!("{}{last}", "../".repeat(segments.len().saturating_sub(kept)))
            }
            None => format!("./{}", "../".repeat(segments.len().saturating_sub(1))),
        }
    }
}

fn fits(pattern: &str, segments: &[&str]) -> bool {
    let wanted: Vec<&str> = pattern.split('/').skip(1).collect();
    wanted.len() == segments.len()
        && wanted.iter().zip(segments).all(|(wanted, segment)| wanted.starts_with('{') || wanted == segment)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_page_above_is_found_relative_to_the_path() {
        let pages = Pages(Arc::from(["/", "/cases/{case}", "/services/{service}", "/sign-in"]));
        let parents = [
            ("/cases/17/messages", "../17"),
            ("/cases/17/inquiries/2/reply", "../../../17"),
            ("/services/tree/applications", "../tree"),
            ("/sign-in/code", "../sign-in"),
            ("/sign-out", "./"),
            ("/nowhere/at/all", "./../../"),
        ];
        for (path, parent) in parents {
            assert_eq!(pages.parent(path), parent, "{path}");
        }
    }
}

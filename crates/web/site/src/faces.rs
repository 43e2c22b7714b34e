//! All routes of the faces in one table, and the whole site as one router.

use std::sync::Arc;

use axum::Router;
use kit::{door::SiteAuthenticator, routes::Routes, site::Site};

use crate::stack::serve;

/// The routes of portal and desk, with the guard and effect of each.
#[must_use]
pub fn faces(site: &Site) -> Routes {
    let routes = Routes::new(Arc::new(SiteAuthenticator::new(site.clone())));
    desk::routes(portal::routes(routes))
}

/// The whole site. `beside` are routes of no town, such as the demo's own pages.
pub fn router(site: Site, beside: Router<Site>) -> Router {
    let faces = faces(&site);
    serve(site, faces, api::router().merge(beside))
}

//! All routes of the pages in one table, and the whole site as one router.

use std::sync::Arc;

use axum::Router;
use kit::{routes::Routes, session::SiteAuthenticator, site::Site};

use crate::stack::serve;

/// The routes of portal and desk, with who may come in and the effect of each.
#[must_use]
pub fn page_routes(site: &Site) -> Routes {
    let routes = Routes::new(Arc::new(SiteAuthenticator::new(site.clone())));
    desk::routes(portal::routes(routes))
}

/// The whole site. `beside` are routes of no town, such as the demo's own pages.
pub fn router(site: Site, beside: Router<Site>) -> Router {
    let pages = page_routes(&site);
    serve(site, pages, api::router().merge(beside))
}

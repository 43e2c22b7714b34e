//! All routes in one table, and the whole site as one router.

use std::sync::Arc;

use axum::Router;
use kit::{
    assets,
    routes::{RouteTable, Routes},
    session::SiteAuthenticator,
    site::Site,
};

use crate::{health, stack::serve};

/// The routes of portal and desk, with who may come in and the effect of each.
#[must_use]
pub fn page_routes(site: &Site) -> Routes {
    let routes = Routes::new(Arc::new(SiteAuthenticator::new(site.clone())));
    desk::routes(portal::routes(routes))
}

/// Every route there is: those of the pages, the operations for programs, files, and the health of the process.
#[must_use]
pub fn table(site: &Site) -> RouteTable {
    let (_, mut table) = page_routes(site).build();
    table.extend(api::table());
    table.extend(assets::routes::<Site>().build().1);
    table.extend(health::routes().build().1);
    table
}

/// The whole site. `beside` are routes of no town, such as the demo's own pages.
pub fn router(site: Site, beside: Router<Site>) -> Router {
    let pages = page_routes(&site);
    serve(site, pages, api::router().merge(beside))
}

//! The whole site over the harness, asked as browsers and programs ask it.

mod api_client;
mod browser;
mod form;

use std::sync::Arc;

use axum::Router;
use kernel::context::Ports;
use kit::{
    security::{FormKey, Rates},
    site::{Settings, Site, WebState},
    towns::{Prefix, Town, TownBook},
};
use site::routes::router;

pub use self::{
    api_client::ApiClient,
    browser::{Browser, Response},
    form::{Form, FormFile},
};
use crate::Harness;

/// The site and its router.
pub(crate) struct Pages {
    site: Site,
    router: Router,
}

impl Pages {
    /// Over this instance.
    pub(crate) async fn of(ports: &Arc<Ports>) -> Self {
        let state = site_over(ports).await;
        let health = site::health::routes().build().0.with_state(Arc::clone(ports));
        Self { router: health.fallback_service(router(state.clone(), Router::new())), site: state }
    }
}

impl Harness {
    /// The site, for its table of routes.
    pub fn site(&self) -> &Site {
        &self.pages().site
    }

    /// Shows the towns as they are set now, which a server does by itself after a while.
    pub async fn show_towns_anew(&self) {
        let web_state: &WebState = self.site().as_ref();
        web_state.towns().replace(towns(&self.ports).await);
    }
}

/// The site of the real pages: one host per town, no limits that a test could run into.
async fn site_over(ports: &Arc<Ports>) -> Site {
    let rates = Rates { reads_per_minute: 1_000_000, changes_per_minute: 1_000_000 };
    let settings = Settings { rates, ..Settings::local(FormKey::new([3; 32])) };
    let book = TownBook::new(towns(ports).await, Prefix::Off);
    Site::new(Arc::clone(ports), book, settings).with_slots(site::slots())
}

/// The towns as pages show them.
async fn towns(ports: &Ports) -> Vec<Town> {
    let rows = ports.store.towns().await.unwrap();
    let shown = |row| Town::from_row(row, &kernel::settings::of_row(row).unwrap(), 2026);
    rows.iter().map(shown).collect()
}

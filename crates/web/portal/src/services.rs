//! All services from A to Z, and what a search found.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use axum::extract::State;
use filing::search;
use kernel::catalogue;
use kit::{
    address::Query,
    frame::{Area, PortalFrame},
    parts::Link,
    session::InTown,
    site::Site,
    urls::{Url, portal},
};
use serde::Deserialize;

use super::{
    reading::{HandlerResult, Reading},
    start::ServiceRow,
};
use crate::{filters, texts::Say as _};

/// The list of services.
#[derive(Debug, Template)]
#[template(path = "services.html")]
pub(crate) struct Services {
    pub(crate) frame: PortalFrame,
    /// What was searched for; empty if all are listed.
    pub(crate) query: String,
    pub(crate) services: Vec<ServiceRow>,
    /// Words to try when nothing was found.
    pub(crate) suggestions: Vec<Link>,
}

/// What was searched for.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Search {
    q: String,
}

/// So many words are suggested when nothing was found.
const SUGGESTIONS_MAX: usize = 5;

/// The services, all or those that a search finds.
pub(super) async fn list(
    State(site): State<Site>,
    reading: Reading,
    town: InTown,
    Query(wanted): Query<Search>,
) -> HandlerResult {
    let language = reading.language();
    let offered = catalogue::offered(town.context(&site)).await?;
    let query: String = wanted.q.trim().chars().take(100).collect();
    let found = search(&offered, &query);
    let title =
        if query.is_empty() { language.say("nav-services") } else { language.say("services-found-title") };
    let words = offered.iter().filter_map(|service| service.pack.service.keywords.get(language).first());
    let suggestion =
        |word: &String| Link { text: word.clone(), href: portal::Services.href().with("q", word) };
    reading
        .page(&Services {
            frame: reading.frame(title, Area::Services, Vec::new()),
            query,
            services: found.iter().map(|service| ServiceRow::of(service, language)).collect(),
            suggestions: words.take(SUGGESTIONS_MAX).map(suggestion).collect(),
        })
        .await
}

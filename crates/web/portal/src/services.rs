//! All services from A to Z, and what a search found.

use askama::Template;
use axum::extract::State;
use filing::search;
use kernel::catalogue;
use kit::{
    Page,
    address::Query,
    door::InTown,
    filters,
    frame::{Area, PortalFrame},
    parts::Link,
    site::Site,
    urls::{Url, portal},
    words::Say as _,
};
use locale::Language;
use serde::Deserialize;

use super::{
    reading::{Answer, Reading},
    start::ServiceRow,
};

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
) -> Answer {
    let language = reading.language();
    let offered = catalogue::offered(town.context(&site)).await?;
    let query: String = wanted.q.trim().chars().take(100).collect();
    let found = search(&offered, &query);
    let title =
        if query.is_empty() { language.say("nav-services") } else { language.say("services-found-title") };
    let words = offered.iter().filter_map(|service| service.pack.service.keywords.get(language).first());
    let suggestion =
        |word: &String| Link { text: word.clone(), href: portal::Services.href().with("q", word) };
    reading.page(&Services {
        frame: reading.frame(title, Area::Services, Vec::new()),
        query,
        services: found.iter().map(|service| ServiceRow::of(service, language)).collect(),
        suggestions: words.take(SUGGESTIONS_MAX).map(suggestion).collect(),
    })
}

impl Page for Services {
    const NAME: &'static str = "portal-services";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let row = |name: &str, service: &str| ServiceRow {
            link: Link::new(name, &portal::Service { service: service.to_owned() }),
            duration: "meist 3 Wochen".to_owned(),
            cost: "ab 70 Euro".to_owned(),
        };
        let page = |query: &str, services: Vec<ServiceRow>| Self {
            frame: PortalFrame::sample(language.say("nav-services"), Area::Services, Vec::new()),
            query: query.to_owned(),
            services,
            suggestions: vec![Link {
                text: "Baum".to_owned(),
                href: portal::Services.href().with("q", "Baum"),
            }],
        };
        let all = vec![
            row("Baumfällung beantragen", "baumfaellung"),
            row("Haltverbotszone beantragen", "haltverbot"),
        ];
        let found = vec![row("Baumfällung beantragen", "baumfaellung")];
        vec![
            ("all", page("", all)),
            ("found", page("Bäume", found)),
            ("nothing", page("Raumschiff", Vec::new())),
        ]
    }
}

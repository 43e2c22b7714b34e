//! The start page: search, what waits for the resident, situations of life, services.

#[cfg(feature = "samples")]
mod samples;

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use case::ResidentStep;
use casework::mailbox::WaitingCase;
use filing::my_drafts;
use kernel::catalogue::{self, Published};
use kit::{
    frame::{Area, PortalFrame},
    parts::Link,
    problem::WebError,
    session::{InTown, Resident},
    site::Site,
    urls::{Href, Url, portal},
};
use locale::Language;

use super::reading::{HandlerResult, Reading};
use crate::{filters, texts::Say as _};

/// So many services stand on the start page; the others are a click away.
const SERVICES_MAX: usize = 8;

/// So many services are offered right under the search.
const SUGGESTIONS_MAX: usize = 3;

/// The start page.
#[derive(Debug, Template)]
#[template(path = "start.html")]
pub(crate) struct Start {
    pub(crate) frame: PortalFrame,
    /// Services that many look for, under the search field.
    pub(crate) popular: Vec<Link>,
    /// What waits for a signed-in resident.
    pub(crate) waiting: Option<Waiting>,
    pub(crate) situations: Vec<Situation>,
    pub(crate) services: Vec<ServiceRow>,
}

/// The card that lifts off the hero.
#[derive(Debug)]
pub(crate) struct Waiting {
    pub(crate) greeting: String,
    /// May hold `**emphasis**`.
    pub(crate) text: String,
    pub(crate) action: Link,
}

/// A situation of life with the services that belong to it.
#[derive(Debug)]
pub(crate) struct Situation {
    pub(crate) name: String,
    pub(crate) examples: String,
    pub(crate) href: Href,
    pub(crate) picture: Picture,
}

/// The drawing of a situation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(not(feature = "samples"), expect(dead_code, reason = "no town names situations of life yet"))]
pub(crate) enum Picture {
    Move,
    Garden,
    Family,
    Car,
    Money,
    Identity,
    Business,
    Animals,
}

/// A service in a list.
#[derive(Debug)]
pub(crate) struct ServiceRow {
    pub(crate) link: Link,
    pub(crate) duration: String,
    pub(crate) cost: String,
}

/// The start page.
pub(super) async fn show(State(site): State<Site>, reading: Reading, town: InTown) -> HandlerResult {
    let language = reading.language();
    let services = catalogue::offered(town.context(&site)).await?;
    let waiting = match &reading.resident {
        Some(resident) => waits(&site, &reading, resident).await?,
        None => None,
    };
    let suggested = services.iter().filter(|service| service.is_online()).take(SUGGESTIONS_MAX);
    let mut frame = reading.frame(language.say("start-heading"), Area::Start, Vec::new());
    frame.crumbs.clear();
    reading
        .page(&Start {
            frame,
            popular: suggested.map(|service| link(service, language)).collect(),
            waiting,
            situations: Vec::new(),
            services: services
                .iter()
                .take(SERVICES_MAX)
                .map(|service| ServiceRow::of(service, language))
                .collect(),
        })
        .await
}

/// What waits for this resident: a decision first, then our question, then what they have begun.
async fn waits(site: &Site, reading: &Reading, resident: &Resident) -> Result<Option<Waiting>, WebError> {
    let language = reading.language();
    let greeting: String = language.say("start-greeting").into();
    let cases = reading.waiting_cases().await?;
    if let Some(first) = cases.first() {
        let retrieves = |waiting: &&WaitingCase| matches!(waiting.step, ResidentStep::Retrieve { .. });
        let (text, action) = match cases.iter().filter(retrieves).count() {
            0 => {
                let questions = cases.len();
                (language.say("start-inquiries").with("count", questions), language.say("start-answer"))
            }
            decisions => {
                (language.say("start-decisions").with("count", decisions), language.say("start-retrieve"))
            }
        };
        let action = if cases.len() == 1 {
            Link::new(action, &portal::Case { case: first.case })
        } else {
            Link::new(language.say("start-waiting"), &portal::Cases.href().with("show", "todo"))
        };
        return Ok(Some(Waiting { greeting, text: text.into(), action }));
    }
    let drafts = my_drafts(resident.reading(site)).await?;
    Ok(drafts.first().map(|draft| {
        let text = language.say("start-drafts").with("count", drafts.len()).into();
        let to: &dyn Url =
            if drafts.len() == 1 { &portal::Resume { draft: draft.row.draft } } else { &portal::Drafts };
        Waiting { greeting, text, action: Link::new(language.say("resume"), to) }
    }))
}

fn link(service: &Published, language: Language) -> Link {
    let file = &service.pack.service;
    Link::new(file.name.get(language), &portal::Service { service: file.key.clone() })
}

impl ServiceRow {
    /// A service as lists show it.
    pub(crate) fn of(service: &Arc<Published>, language: Language) -> Self {
        let file = &service.pack.service;
        Self {
            link: link(service, language),
            duration: file.duration.get(language).to_owned(),
            cost: file.cost.get(language).to_owned(),
        }
    }
}

//! My cases: what waits, what runs, what is done, and drafts.

mod show;

use askama::Template;
use jiff::civil::{Date, date};
use kit::{
    Page, filters,
    frame::{Area, Crumb, PortalFrame},
    parts::{CsrfFields, Due, DueKind, Link, State, StateKind},
    urls::{Href, Url, portal},
    words::Say as _,
};
use locale::Language;

pub(crate) use show::show;

/// The resident's cases.
#[derive(Debug, Template)]
#[template(path = "my_cases.html")]
pub(crate) struct MyCases {
    pub(crate) frame: PortalFrame,
    pub(crate) filters: Vec<CaseFilter>,
    /// Only groups with cases.
    pub(crate) groups: Vec<CaseGroup>,
    pub(crate) drafts: Vec<DraftCard>,
    /// Where notifications go.
    pub(crate) mail: Option<String>,
    /// Shows how a guest's cases come together in an account.
    pub(crate) guest: bool,
    /// Ends the session; none if there is nothing to end.
    pub(crate) sign_out: Option<CsrfFields>,
}

/// A filter above the list.
#[derive(Debug)]
pub(crate) struct CaseFilter {
    pub(crate) name: String,
    pub(crate) count: u32,
    pub(crate) href: Href,
    pub(crate) current: bool,
    /// Cases in it wait for the resident: the count stands out.
    pub(crate) waiting: bool,
}

/// Cases under one heading.
#[derive(Debug)]
pub(crate) struct CaseGroup {
    pub(crate) heading: String,
    pub(crate) cases: Vec<CaseCard>,
}

/// One case.
#[derive(Debug)]
pub(crate) struct CaseCard {
    pub(crate) title: Link,
    pub(crate) state: State,
    /// How it stands, in a sentence.
    pub(crate) now: String,
    pub(crate) due: Option<Due>,
    pub(crate) number: String,
    /// «Eingereicht am 3. November 2026», «1 neue Nachricht».
    pub(crate) meta: Vec<String>,
}

impl CaseCard {
    /// The colour of the edge follows the state.
    pub(crate) fn edge(&self) -> &'static str {
        match self.state.kind {
            StateKind::Todo => " gw-case--todo",
            StateKind::Done => " gw-case--done",
            StateKind::Work | StateKind::New | StateKind::SignOff => " gw-case--work",
            StateKind::Waiting | StateKind::Stopped => "",
        }
    }
}

/// A draft that can be resumed.
#[derive(Debug)]
pub(crate) struct DraftCard {
    pub(crate) service: String,
    /// «Schritt 2 von 3, zuletzt am 21. November».
    pub(crate) position: String,
    pub(crate) expires_on: Date,
    pub(crate) href: Href,
}

impl Page for MyCases {
    const NAME: &'static str = "portal-my-cases";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut empty = sample(language);
        empty.filters.clear();
        empty.groups.clear();
        empty.drafts.clear();
        empty.mail = None;
        empty.guest = true;
        vec![("full", sample(language)), ("empty", empty)]
    }
}

fn sample(language: Language) -> MyCases {
    let crumbs = vec![
        Crumb::to(language.say("start-page"), portal::Start.href()),
        Crumb::here(language.say("nav-cases")),
    ];
    let filter = |name: &str, count, current, waiting| CaseFilter {
        name: name.to_owned(),
        count,
        href: portal::Cases.href().with("show", name),
        current,
        waiting,
    };
    let group = |heading: &str, case| CaseGroup { heading: heading.to_owned(), cases: vec![case] };
    MyCases {
        frame: PortalFrame::sample(language.say("nav-cases"), Area::Cases, crumbs),
        filters: vec![
            filter("Alle", 3, true, false),
            filter("Zu erledigen", 1, false, true),
            filter("Laufend", 1, false, false),
            filter("Abgeschlossen", 1, false, false),
        ],
        groups: vec![
            group("Sie sind am Zug", CaseCard {
                title: sample_link("Baumfällung, Lindenweg 14"),
                state: State::badge(StateKind::Todo, "Antwort nötig"),
                now: "Wir brauchen noch einen Lageplan. Ein Bescheid zur Birke liegt schon in Ihrem Postfach.".to_owned(),
                due: Some(Due::new(DueKind::Soon, "Antwort bis 2. Dezember, noch 9 Tage")),
                number: "B-2026-0417".to_owned(),
                meta: vec!["Eingereicht am 3. November 2026".to_owned(), "1 neue Nachricht".to_owned()],
            }),
            group("In Bearbeitung", CaseCard {
                title: sample_link("Haltverbotszone, Schiffbrücke 31"),
                state: State::badge(StateKind::Work, "Wir prüfen"),
                now: "Ihre Unterlagen sind vollständig. Sie müssen nichts tun.".to_owned(),
                due: None,
                number: "V-2026-4475".to_owned(),
                meta: vec!["Eingereicht am 18. November 2026".to_owned(), "Bescheid voraussichtlich bis 11. Dezember".to_owned()],
            }),
            group("Abgeschlossen", CaseCard {
                title: sample_link("Haltverbotszone, Hafenstraße 3"),
                state: State::badge(StateKind::Done, "Genehmigt"),
                now: "Die Zone galt am 29. August 2026 von 7 bis 18 Uhr.".to_owned(),
                due: None,
                number: "V-2026-3350".to_owned(),
                meta: vec!["Bescheid vom 17. August 2026".to_owned()],
            }),
        ],
        drafts: vec![DraftCard {
            service: "Haltverbotszone beantragen".to_owned(),
            position: "Schritt 2 von 3, zuletzt am 21. November".to_owned(),
            expires_on: date(2026, 12, 21),
            href: portal::Step { draft: ids::DraftId::from_uuid(ids::Uuid::from_u128(8)), step: "zone".to_owned() }.href(),
        }],
        mail: Some("h.thomsen@post.example".to_owned()),
        guest: false,
        sign_out: Some(CsrfFields::sample(9)),
    }
}

fn sample_link(title: &str) -> Link {
    Link::new(title, &portal::Case { case: ids::CaseId::from_uuid(ids::Uuid::from_u128(417)) })
}

//! Samples of this page.

use jiff::civil::date;
use kit::{
    frame::{Area, Crumb, PortalFrame},
    parts::{CsrfFields, Due, DueKind, Link, State, StateKind},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{CaseCard, CaseFilter, CaseGroup, DraftCard, MyCases};
use crate::texts::Say as _;

impl Sampled for MyCases {
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

//! Samples of the page on which the account is closed.

use filing::RemainingCase;
use kit::{
    frame::{Area, PortalFrame},
    parts::CsrfFields,
    samples::Sampled,
};
use locale::Language;

use super::{AccountClosing, RemainingLine, line};
use crate::{account::crumbs, texts::Say as _};

impl Sampled for AccountClosing {
    const NAME: &'static str = "portal-account-closing";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
        let email = "h.thomsen@post.example";
        let remaining = |number: &str, subject: &str, email: Option<&str>| {
            let (number, subject) = (number.to_owned(), subject.to_owned());
            line(
                RemainingCase { case, number, subject, email: email.map(str::to_owned) },
                "h.thomsen@post.example",
            )
        };
        let page = |cases: Vec<RemainingLine>| Self {
            frame: PortalFrame::sample(language.say("account-close"), Area::Account, crumbs(language)),
            alert: None,
            email: email.to_owned(),
            has_drafts: !cases.is_empty(),
            only_newest: !cases.is_empty(),
            cases,
            csrf: CsrfFields::sample(1),
        };
        let cases = vec![
            remaining("B-2026-0417", "Baumfällung, Lindenweg 14", Some(email)),
            remaining("V-2026-4475", "Haltverbotszone, Schiffbrücke 31", Some("buero@thomsen.example")),
            remaining("V-2026-3350", "Haltverbotszone, Hafenstraße 3", None),
        ];
        vec![("cases", page(cases)), ("nothing", page(Vec::new()))]
    }
}

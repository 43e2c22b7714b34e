//! Samples of this page.

use filing::DRAFT_DAYS;
use jiff::civil::date;
use kit::{
    frame::{Area, PortalFrame},
    parts::CsrfFields,
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{DraftLine, Drafts};
use crate::texts::Say as _;

impl Sampled for Drafts {
    const NAME: &'static str = "portal-drafts";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(7));
        let line = DraftLine {
            service: "Baumfällung beantragen".to_owned(),
            saved_at: date(2026, 11, 3).at(10, 42, 0, 0),
            expires_on: date(2026, 12, 3),
            resume: portal::Resume { draft }.href(),
            delete: portal::DraftDeletion { draft }.href(),
            csrf: CsrfFields::sample(6),
        };
        let page = |drafts: Vec<DraftLine>| Self {
            frame: PortalFrame::sample(language.say("drafts-title"), Area::Cases, Vec::new()),
            notice: None,
            drafts,
            is_guest: true,
            days: DRAFT_DAYS,
        };
        vec![("one", page(vec![line])), ("none", page(Vec::new()))]
    }
}

//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::Filed;
use crate::texts::Say as _;

impl Sampled for Filed {
    const NAME: &'static str = "portal-filed";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
        let page = Self {
            frame: PortalFrame::sample(language.say("filed-heading"), Area::Cases, Vec::new()),
            number: "B-2026-0417".to_owned(),
            case: portal::Case { case }.href(),
            receipt: portal::Receipt { case }.href(),
        };
        vec![("filed", page)]
    }
}

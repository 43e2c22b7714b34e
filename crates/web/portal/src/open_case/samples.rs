//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::NewAccessCode;
use crate::texts::Say as _;

impl Sampled for NewAccessCode {
    const NAME: &'static str = "portal-new-access-code";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let frame = PortalFrame::sample(language.say("new-code-title"), Area::Cases, Vec::new());
        let code = "K7P4-9TXM-2HQ6-W3RD".to_owned();
        vec![("shown", Self { frame, number: "B-2026-0417".to_owned(), code, cases: portal::Cases.href() })]
    }
}

//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    parts::CsrfFields,
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{Interrupted, text};
use crate::texts::Say as _;

impl Sampled for Interrupted {
    const NAME: &'static str = "portal-interrupted";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let title = language.say("interrupted-title").to_string();
        let page = Self {
            frame: PortalFrame {
                resident: None,
                leave: None,
                ..PortalFrame::sample(title, Area::Cases, Vec::new())
            },
            fields: vec![text(language, "text", "Hallo Herr Petersen, den Lageplan suche ich heraus.")],
            kept: Vec::new(),
            action: portal::Messages { case: ids::CaseId::from_uuid(ids::Uuid::from_u128(417)) }.href(),
            csrf: CsrfFields::sample(1),
            had_files: true,
        };
        vec![("message", page)]
    }
}

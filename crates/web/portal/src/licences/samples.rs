//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    samples::Sampled,
};
use locale::Language;

use super::{Licences, Part};
use crate::texts::Say as _;

impl Sampled for Licences {
    const NAME: &'static str = "portal-licences";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let page = Self {
            frame: PortalFrame::sample(language.say("footer-licences"), Area::Start, Vec::new()),
            parts: vec![
                Part::new("Gangway", "EUPL-1.2", language.say("licence-gangway")),
                Part::new("htmx 4.0.1", "0BSD", language.say("licence-htmx"))
                    .at("https://github.com/bigskysoftware/htmx"),
            ],
            texts: vec![("EUPL-1.2".to_owned(), "EUROPEAN UNION PUBLIC LICENCE v. 1.2")],
        };
        vec![("all", page)]
    }
}

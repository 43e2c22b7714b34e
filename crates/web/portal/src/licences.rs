//! Licences of what is shipped to browsers.

use askama::Template;
use kit::{
    Page, filters,
    frame::{Area, PortalFrame},
    words::Say as _,
};
use locale::Language;

/// The page of licences.
#[derive(Debug, Template)]
#[template(path = "licences.html")]
pub(crate) struct Licences {
    pub(crate) frame: PortalFrame,
    pub(crate) parts: Vec<Part>,
    /// Name and text of each licence.
    pub(crate) texts: Vec<(String, &'static str)>,
}

/// Something that others made, or we.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) licence: &'static str,
    pub(crate) what: String,
    /// Where its source is.
    pub(crate) source: Option<&'static str>,
}

impl Part {
    pub(crate) fn new(name: &'static str, licence: &'static str, what: impl Into<String>) -> Self {
        Self { name, licence, what: what.into(), source: None }
    }

    pub(crate) const fn at(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }
}

impl Page for Licences {
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

//! Pages of text: imprint, privacy, accessibility, licences, help.

use askama::Template;

use crate::{
    Language, Page, filters,
    frame::{Area, PortalFrame},
    parts::{Link, Prose},
    urls::portal,
};

/// A page of text.
#[derive(Debug, Template)]
#[template(path = "portal/text_page.html")]
pub(crate) struct TextPage {
    pub(crate) frame: PortalFrame,
    pub(crate) heading: String,
    pub(crate) lead: Option<String>,
    pub(crate) sections: Vec<TextSection>,
    /// Where to go from here.
    pub(crate) links: Vec<Link>,
}

/// A headed text.
#[derive(Debug)]
pub(crate) struct TextSection {
    pub(crate) heading: Option<String>,
    pub(crate) text: Prose,
}

impl TextSection {
    pub(crate) fn new(heading: impl Into<String>, text: &str) -> Self {
        Self { heading: Some(heading.into()), text: Prose::read(text) }
    }

    pub(crate) fn plain(text: &str) -> Self {
        Self { heading: None, text: Prose::read(text) }
    }
}

impl Page for TextPage {
    const NAME: &'static str = "portal-text";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let heading = language.say("footer-imprint").to_string();
        let text = "Ein Absatz mit **Betonung**.\n\n- ein Punkt\n- noch einer\n\n1. zuerst\n2. dann";
        let page = Self {
            frame: PortalFrame::sample(&*heading, Area::Help, Vec::new()),
            heading,
            lead: Some("Stadt Fördestadt, Rathausplatz 1, 24900 Fördestadt".to_owned()),
            sections: vec![
                TextSection::plain(text),
                TextSection::new("Vertreten durch", "Die Oberbürgermeisterin"),
            ],
            links: vec![Link::new(language.say("footer-report-barrier"), &portal::ReportBarrier)],
        };
        vec![("imprint", page)]
    }
}

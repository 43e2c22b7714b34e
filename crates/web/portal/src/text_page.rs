//! Pages of text: imprint, privacy, accessibility, licences, help.

use askama::Template;
use form::format::Text;
use kit::{
    Page, filters,
    frame::{Area, PortalFrame},
    parts::{Link, Office, Prose},
    urls::portal,
    words::Say as _,
};
use locale::Language;

#[derive(Debug, Template)]
#[template(path = "text_page.html")]
pub(crate) struct TextPage {
    pub(crate) frame: PortalFrame,
    pub(crate) heading: String,
    pub(crate) lead: Option<String>,
    pub(crate) sections: Vec<TextSection>,
    /// Where to go from here.
    pub(crate) links: Vec<Link>,
}

/// Texts under a heading, and an office to turn to.
#[derive(Debug)]
pub(crate) struct TextSection {
    pub(crate) heading: Option<String>,
    pub(crate) texts: Vec<Prose>,
    pub(crate) office: Option<Office>,
}

impl TextSection {
    /// A heading over words of our own.
    pub(crate) fn new(heading: impl Into<String>, text: &str) -> Self {
        Self::headed(heading, Prose::read(text))
    }

    /// A heading over a text.
    pub(crate) fn headed(heading: impl Into<String>, text: Prose) -> Self {
        Self { heading: Some(heading.into()), texts: vec![text], office: None }
    }

    /// A text without a heading.
    pub(crate) fn plain(text: Prose) -> Self {
        Self { heading: None, texts: vec![text], office: None }
    }

    /// A heading over an office.
    pub(crate) fn office(heading: impl Into<String>, office: Office) -> Self {
        Self { heading: Some(heading.into()), texts: Vec::new(), office: Some(office) }
    }

    /// With an office below the text.
    pub(crate) fn with(self, office: Office) -> Self {
        Self { office: Some(office), ..self }
    }
}

impl Page for TextPage {
    const NAME: &'static str = "portal-text";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let heading = language.say("footer-imprint").to_string();
        let text = "Ein Absatz mit **Betonung**.\n\n- ein Punkt\n- noch einer\n\n1. zuerst\n2. dann";
        let german = Text::german("Diese Seiten betreibt für uns das **Rechenzentrum**.");
        let page = Self {
            frame: PortalFrame::sample(&*heading, Area::Help, Vec::new()),
            heading,
            lead: Some("Stadt Fördestadt, Rathausplatz 1, 24900 Fördestadt".to_owned()),
            sections: vec![
                TextSection::plain(Prose::read(text)),
                TextSection::new("Vertreten durch", "Die Oberbürgermeisterin"),
                TextSection::headed("Betrieb", Prose::said(&german, language)).with(Office::sample(language)),
            ],
            links: vec![Link::new(language.say("footer-report-barrier"), &portal::ReportBarrier)],
        };
        vec![("imprint", page)]
    }
}

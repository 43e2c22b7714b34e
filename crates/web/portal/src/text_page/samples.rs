//! Samples of this page.

use form::format::Text;
use kit::{
    frame::{Area, PortalFrame},
    parts::{FormattedText, Link, Office},
    samples::Sampled,
    urls::portal,
};
use locale::Language;

use super::{TextPage, TextSection};
use crate::texts::Say as _;

impl Sampled for TextPage {
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
                TextSection::plain(FormattedText::read(text)),
                TextSection::new("Vertreten durch", "Die Oberbürgermeisterin"),
                TextSection::headed("Betrieb", FormattedText::translated(&german, language))
                    .with(Office::sample(language)),
            ],
            links: vec![Link::new(language.say("footer-report-barrier"), &portal::ReportBarrier)],
        };
        vec![("imprint", page)]
    }
}

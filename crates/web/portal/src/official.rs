//! What every town must say beside its privacy notices and its statement on accessibility: imprint; and licences and help.

use axum::extract::State;
use kit::{
    frame::Area,
    parts::{FormattedText, Link, Office},
    session::InTown,
    site::Site,
    urls::portal,
};

use super::{
    licences::{Licences, Part},
    reading::{HandlerResult, Reading},
    text_page::{TextPage, TextSection},
};
use crate::texts::Say as _;

/// The licence of Gangway and of KERN; its text in the languages of the project's file.
const EUPL: &str = include_str!("../../../../LICENSE");

/// The licence of Fira Sans.
const OFL: &str = include_str!("../../../adapters/documents/fonts/OFL.txt");

/// The imprint. Legal source: § 5 DDG.
pub(super) async fn imprint(State(site): State<Site>, reading: Reading, town: InTown) -> HandlerResult {
    let settings = kernel::settings::of(town.context(&site)).await?;
    let language = reading.language();
    let heading: String = language.say("footer-imprint").into();
    reading
        .page(&TextPage {
            frame: reading.frame(&*heading, Area::Start, Vec::new()),
            heading,
            lead: None,
            sections: vec![
                TextSection::office(
                    language.say("imprint-who"),
                    Office::authority(&settings.letterhead, language),
                ),
                TextSection::plain(FormattedText::translated(&settings.official.imprint, language)),
            ],
            links: Vec::new(),
        })
        .await
}

/// Licences of what is shipped, with their texts.
pub(super) async fn licences(reading: Reading) -> HandlerResult {
    let language = reading.language();
    let heading: String = language.say("footer-licences").into();
    reading
        .page(&Licences {
            frame: reading.frame(&*heading, Area::Start, Vec::new()),
            parts: vec![
                Part::new("Gangway", "EUPL-1.2", language.say("licence-gangway")),
                Part::new("KERN UX 2.7.2", "EUPL-1.2", language.say("licence-kern"))
                    .at("https://gitlab.opencode.de/kern-ux/kern-ux-plain"),
                Part::new("Fira Sans 5.3.0", "SIL OFL-1.1", language.say("licence-fira"))
                    .at("https://github.com/mozilla/Fira"),
                Part::new("htmx 4.0.1", "0BSD", language.say("licence-htmx"))
                    .at("https://github.com/bigskysoftware/htmx"),
            ],
            texts: vec![("EUPL-1.2".to_owned(), EUPL), ("SIL OFL-1.1".to_owned(), OFL)],
        })
        .await
}

/// Help: how to find, save, continue, follow.
pub(super) async fn help(reading: Reading) -> HandlerResult {
    let language = reading.language();
    let heading: String = language.say("nav-help").into();
    let sections = [
        (language.say("help-find"), language.say("help-find-text")),
        (language.say("help-save"), language.say("help-save-text")),
        (language.say("help-follow"), language.say("help-follow-text")),
        (language.say("help-person"), language.say("help-person-text")),
    ];
    reading
        .page(&TextPage {
            frame: reading.frame(&*heading, Area::Help, Vec::new()),
            heading,
            lead: None,
            sections: sections
                .into_iter()
                .map(|(heading, text)| TextSection::new(heading, &text.to_string()))
                .collect(),
            links: vec![
                Link::new(language.say("start-all-services"), &portal::Services),
                Link::new(language.say("open-with-code"), &portal::OpenCase),
                Link::new(language.say("footer-report-barrier"), &portal::ReportBarrier),
            ],
        })
        .await
}

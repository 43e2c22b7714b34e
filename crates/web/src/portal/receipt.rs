//! The receipt: number, access code, what happens next.

use askama::Template;
use jiff::civil::{DateTime, date};

use crate::{
    Language, Page, filters,
    frame::{Area, PortalFrame},
    parts::{State, StateKind, Step, StepState, Steps},
    urls::{Href, Url, portal},
};

/// The receipt of a filed application.
#[derive(Debug, Template)]
#[template(path = "portal/receipt.html")]
pub(crate) struct Receipt {
    pub(crate) frame: PortalFrame,
    pub(crate) filed_at: DateTime,
    /// A mail was sent to the confirmed address.
    pub(crate) mailed: bool,
    pub(crate) number: String,
    /// Shown once; none when the page is opened again.
    pub(crate) access_code: Option<String>,
    pub(crate) letter: Href,
    /// Size of the PDF, once it was made.
    pub(crate) letter_bytes: Option<u64>,
    pub(crate) case: Href,
    pub(crate) next: Steps,
    /// Papers that were promised for later.
    pub(crate) open_papers: Vec<State>,
    /// Things to keep in mind: heading and text.
    pub(crate) reminders: Vec<(String, String)>,
}

impl Page for Receipt {
    const NAME: &'static str = "portal-receipt";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut again = sample(language);
        again.access_code = None;
        again.letter_bytes = None;
        again.open_papers.clear();
        vec![("filed", sample(language)), ("opened-again", again)]
    }
}

fn sample(language: Language) -> Receipt {
    let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
    Receipt {
        frame: PortalFrame::sample(language.say("receipt-heading"), Area::Cases, Vec::new()),
        filed_at: date(2026, 11, 3).at(19, 42, 0, 0),
        mailed: true,
        number: "B-2026-0417".to_owned(),
        access_code: Some("K7P4-9TXM-2HQ6-W3RD".to_owned()),
        letter: portal::Receipt { case }.href(),
        letter_bytes: Some(183_400),
        case: portal::Case { case }.href(),
        next: Steps::list(vec![
            Step::new(StepState::Done, "Antrag ist da").note("Baumfällung, zwei Bäume, vier Fotos"),
            Step::new(StepState::Now, "Wir prüfen Ihren Antrag")
                .note("Das Grünflächenamt meldet sich meist innerhalb einer Woche."),
            Step::new(StepState::Ahead, "Wir fragen nach, wenn etwas fehlt")
                .note("Sie bekommen dann eine E-Mail und antworten in Ihrem Postfach."),
            Step::new(StepState::Ahead, "Sie erhalten den Bescheid")
                .note("Voraussichtlich bis zum 24. November 2026"),
        ]),
        open_papers: vec![
            State::plain(StateKind::Todo, "Lageplan"),
            State::plain(StateKind::Todo, "Gutachten zur Linde"),
        ],
        reminders: vec![(
            "Bitte noch nicht fällen".to_owned(),
            "Warten Sie auf den Bescheid. Ohne Genehmigung zu fällen kann teuer werden.".to_owned(),
        )],
    }
}

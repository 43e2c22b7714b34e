//! Corrected answers: the questions that an inquiry opens again, on one page, with the answers that count now.
//!
//! What is sent becomes a new version beside the old; nothing that was filed is lost.

mod build;
mod handle;

use askama::Template;
use kit::{
    Page, filters,
    frame::{Area, PortalFrame},
    parts::{Alert, CsrfFields, ErrorSummary, Field, FieldKind, TextInput},
    urls::{Href, Url, portal},
    words::Say as _,
};
use locale::Language;

pub(crate) use handle::{post, show};

/// The open questions.
#[derive(Debug, Template)]
#[template(path = "correct.html")]
pub(crate) struct Correct {
    pub(crate) frame: PortalFrame,
    pub(crate) alert: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    /// What the caseworker asked.
    pub(crate) asked: String,
    /// By step or row of the form.
    pub(crate) sections: Vec<Section>,
    pub(crate) action: Href,
    pub(crate) guard: CsrfFields,
    pub(crate) case: Href,
}

/// Open questions under one heading.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) fields: Vec<Field>,
}

impl Page for Correct {
    const NAME: &'static str = "portal-correct";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
        let inquiry = ids::InquiryId::from_uuid(ids::Uuid::from_u128(1));
        let line = |path: &str, label: &str, value: &str| {
            let input = TextInput { value: value.to_owned(), ..TextInput::default() };
            Field::new(path, label, FieldKind::Text(input))
        };
        let section = |heading: &str, fields| Section { heading: heading.to_owned(), fields };
        let page = Self {
            frame: PortalFrame::sample(language.say("correct-answers"), Area::Cases, Vec::new()),
            alert: None,
            errors: None,
            asked: "Bitte messen Sie den Umfang der Linde noch einmal.".to_owned(),
            sections: vec![
                section("Baum 1", vec![line("trees[0].girth", "Stammumfang", "96")]),
                section("Grundstück", vec![line("site.parcel", "Flurstück", "12/4")]),
            ],
            action: portal::CorrectedAnswers { case, inquiry }.href(),
            guard: CsrfFields::sample(1),
            case: portal::Case { case }.href(),
        };
        vec![("two-questions", page)]
    }
}

//! Samples of this page.

use kit::{
    frame::{Area, PortalFrame},
    parts::{CsrfFields, Field, FieldKind, TextInput},
    samples::Sampled,
    urls::{Url, portal},
};
use locale::Language;

use super::{Correct, Section};
use crate::texts::Say as _;

impl Sampled for Correct {
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
            csrf: CsrfFields::sample(1),
            case: portal::Case { case }.href(),
        };
        vec![("two-questions", page)]
    }
}

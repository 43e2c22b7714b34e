//! Samples of this page.

use kit::{
    frame::DeskFrame,
    parts::{CsrfFields, ErrorSummary, Field, FieldKind, FieldProblem, Link, TextInput, Width},
    samples::Sampled,
    urls::{Url, desk},
};
use locale::Language;
use runner::{SHOWN, StepPart, StepParts};

use super::{StepLink, DataEntryPage};

impl Sampled for DataEntryPage {
    const NAME: &'static str = "desk-typing";

    fn samples(_language: Language) -> Vec<(&'static str, Self)> {
        let draft = ids::DraftId::from_uuid(ids::Uuid::from_u128(5));
        let step = || desk::PostalStep { draft, step: "person".to_owned() };
        let field = line("name", "Vorname und Nachname", "Henrike Thomsen");
        let place = |text: &str, current, open| StepLink { link: Link::new(text, &step()), current, open };
        let sample = || Self {
            frame: DeskFrame::sample("Wer stellt den Antrag?", Vec::new()),
            service: "Baumfällung beantragen".to_owned(),
            heading: "Wer stellt den Antrag?".to_owned(),
            help: Some("So, wie es im Antrag steht.".to_owned()),
            notice: None,
            errors: None,
            parts: StepParts::new(vec![StepPart::field(field.clone())]),
            csrf: CsrfFields::sample(1),
            carried: vec![(SHOWN, "0".to_owned())],
            action: step().href(),
            step_links: vec![place("Person", true, false), place("Bäume", false, true)],
        };
        let mut refused = sample();
        let message = "Geben Sie den Namen ein.".to_owned();
        refused.errors =
            Some(ErrorSummary { problems: vec![FieldProblem { id: "name".to_owned(), message }] });
        vec![("first-step", sample()), ("refused", refused)]
    }
}

/// A field of a single line.
fn line(name: &str, label: impl Into<String>, value: &str) -> Field {
    let input = TextInput { value: value.to_owned(), width: Width::Medium, ..TextInput::default() };
    Field::new(name, label, FieldKind::Text(input))
}

//! What the editor posted: the text of the decision with the filled gaps written in, and which button was pressed.

use case::decision::Outcome;
use casework::decision::{AncillaryProvisionText, CoverageText, DecisionText, fill_open};

use kit::form_data::FormData;

/// The most ancillary provisions that are read from a form; the case allows fewer.
const ANCILLARY_PROVISIONS_MAX: usize = 60;

/// The most open places in one part that can be filled by fields of their own.
pub(super) const GAPS_MAX: usize = 40;

/// The button that was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Save the text.
    Save,
    /// Save it and make the letter.
    Submit,
    /// An empty ancillary provision more, shown again without saving.
    AddAncillaryProvision,
    /// A text block as an ancillary provision more.
    AddBlock(String),
    /// An ancillary provision less, counted from 1.
    RemoveAncillaryProvision(usize),
}

/// Which button was pressed; without one (Enter in a field) the text is saved.
pub(super) fn pressed(form_data: &FormData) -> Pressed {
    let action = form_data.text("action");
    match action {
        "submit" => Pressed::Submit,
        "add-condition" => Pressed::AddAncillaryProvision,
        "add-block" => Pressed::AddBlock(form_data.text("block").to_owned()),
        other => match other.strip_prefix("remove-condition.").and_then(|number| number.parse().ok()) {
            Some(number) => Pressed::RemoveAncillaryProvision(number),
            None => Pressed::Save,
        },
    }
}

/// The text as it was typed, with what was typed for its gaps.
pub(super) fn decision_text(form_data: &FormData) -> DecisionText {
    let filled = |name: &str| fill_open(form_data.text(name), &gaps(form_data, name));
    let numbers = (1..=ANCILLARY_PROVISIONS_MAX).filter(|number| has(form_data, &format!("condition.{number}")));
    let ancillary_provisions = numbers.map(|number| AncillaryProvisionText {
        text: filled(&format!("condition.{number}")),
        burdening: form_data.text(&format!("burdening.{number}")) == "true",
    });
    DecisionText {
        outcome: outcome(form_data.text("outcome")),
        coverage: coverage(form_data.text("coverage"), form_data.text("part")),
        subject: filled("subject"),
        tenor: filled("tenor"),
        reasons: filled("reasons"),
        ancillary_provisions: ancillary_provisions.collect(),
        fee: form_data.text("fee").to_owned(),
        fee_days: form_data.text("fee_days").to_owned(),
        fee_reference: form_data.text("fee_reference").to_owned(),
        remedies: form_data.text("remedies") == "true",
    }
}

/// An outcome by its name in forms.
pub(super) fn outcome(name: &str) -> Option<Outcome> {
    OUTCOMES.iter().find(|(_, known)| *known == name).map(|(outcome, _)| *outcome)
}

/// The outcomes with their names in forms.
pub(super) const OUTCOMES: [(Outcome, &str); 4] = [
    (Outcome::Granted, "granted"),
    (Outcome::PartiallyGranted, "partly"),
    (Outcome::Refused, "refused"),
    (Outcome::Inadmissible, "inadmissible"),
];

/// What a decision covers, by its name in forms.
pub(super) fn coverage(name: &str, part: &str) -> CoverageText {
    match name {
        "part" => CoverageText::Part(part.to_owned()),
        "rest" => CoverageText::Rest,
        _ => CoverageText::Whole,
    }
}

fn gaps(form_data: &FormData, name: &str) -> Vec<(usize, String)> {
    let typed = (0..GAPS_MAX).map(|place| (place, form_data.text(&format!("gap.{name}.{place}")).to_owned()));
    typed.filter(|(_, words)| !words.is_empty()).collect()
}

fn has(form_data: &FormData, name: &str) -> bool {
    form_data.fields().any(|(key, _)| key == name)
}

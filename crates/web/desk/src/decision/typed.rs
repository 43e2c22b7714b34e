//! What the editor posted: the text of the decision with the filled gaps written in, and which button was pressed.

use case::decision::Outcome;
use casework::decision::{ConditionText, CoverageText, DecisionText, fill_open};

use kit::posted::Posted;

/// The most conditions that are read from a form; the case allows fewer.
const CONDITIONS_MAX: usize = 60;

/// The most open places in one part that can be filled by fields of their own.
pub(super) const GAPS_MAX: usize = 40;

/// The button that was pressed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pressed {
    /// Save the text.
    Save,
    /// Save it and make the letter.
    Submit,
    /// An empty condition more, shown again without saving.
    AddCondition,
    /// A text block as a condition more.
    AddBlock(String),
    /// A condition less, counted from 1.
    RemoveCondition(usize),
}

/// Which button was pressed; without one (Enter in a field) the text is saved.
pub(super) fn pressed(posted: &Posted) -> Pressed {
    let action = posted.text("action");
    match action {
        "submit" => Pressed::Submit,
        "add-condition" => Pressed::AddCondition,
        "add-block" => Pressed::AddBlock(posted.text("block").to_owned()),
        other => match other.strip_prefix("remove-condition.").and_then(|number| number.parse().ok()) {
            Some(number) => Pressed::RemoveCondition(number),
            None => Pressed::Save,
        },
    }
}

/// The text as it was typed, with what was typed for its gaps.
pub(super) fn decision_text(posted: &Posted) -> DecisionText {
    let filled = |name: &str| fill_open(posted.text(name), &gaps(posted, name));
    let numbers = (1..=CONDITIONS_MAX).filter(|number| has(posted, &format!("condition.{number}")));
    let conditions = numbers.map(|number| ConditionText {
        text: filled(&format!("condition.{number}")),
        burdening: posted.text(&format!("burdening.{number}")) == "true",
    });
    DecisionText {
        outcome: outcome(posted.text("outcome")),
        coverage: coverage(posted.text("coverage"), posted.text("part")),
        subject: filled("subject"),
        tenor: filled("tenor"),
        reasons: filled("reasons"),
        conditions: conditions.collect(),
        fee: posted.text("fee").to_owned(),
        fee_days: posted.text("fee_days").to_owned(),
        fee_reference: posted.text("fee_reference").to_owned(),
        remedies: posted.text("remedies") == "true",
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

fn gaps(posted: &Posted, name: &str) -> Vec<(usize, String)> {
    let typed = (0..GAPS_MAX).map(|place| (place, posted.text(&format!("gap.{name}.{place}")).to_owned()));
    typed.filter(|(_, words)| !words.is_empty()).collect()
}

fn has(posted: &Posted, name: &str) -> bool {
    posted.fields().any(|(key, _)| key == name)
}

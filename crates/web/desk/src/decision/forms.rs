//! The fields of the editor's form.

use case::decision::Purpose;
use casework::decision::{BlockView, CoverageText, DecisionText};
use kit::parts::{Choice, Field, FieldKind, InputMode, TextInput, Width};
use locale::Language;

use super::{form_values::OUTCOMES, words::outcome_word};
use crate::texts::Say as _;

/// Gaps with longer names get room for more than a line.
const LINE_CHARS_MAX: usize = 48;

/// Outcome, and what of the application the decision covers.
pub(super) fn before(language: Language, text: &DecisionText, purpose: &Purpose) -> Vec<Field> {
    let options = OUTCOMES.into_iter().map(|(outcome, name)| {
        chosen(Choice::new(name, language.say(outcome_word(outcome))), text.outcome == Some(outcome))
    });
    let outcome = FieldKind::OneOf { options: options.collect(), horizontal: true };
    let mut fields = vec![Field::new("outcome", language.say("editor-outcome"), outcome)];
    if let Purpose::Decides { .. } = purpose {
        fields.push(coverage(language, &text.coverage));
    }
    fields
}

/// What of the application a decision covers.
pub(super) fn coverage(language: Language, coverage: &CoverageText) -> Field {
    let label = if let CoverageText::Part(label) = coverage { label.as_str() } else { "" };
    let part = Field::new("part", language.say("editor-part"), one_line(label, Width::Medium))
        .hint(language.say("editor-part-hint"));
    let options = vec![
        chosen(Choice::new("whole", language.say("coverage-whole")), *coverage == CoverageText::Whole),
        chosen(Choice::new("part", language.say("coverage-part")), matches!(coverage, CoverageText::Part(_)))
            .opens(vec![part]),
        chosen(Choice::new("rest", language.say("coverage-rest")), *coverage == CoverageText::Rest),
    ];
    let kind = FieldKind::OneOf { options, horizontal: false };
    Field::new("coverage", language.say("editor-coverage"), kind)
}

/// Fee and notice on remedies.
pub(super) fn after(language: Language, text: &DecisionText, has_notice: bool) -> Vec<Field> {
    let fee = TextInput {
        value: text.fee.clone(),
        mode: InputMode::Decimal,
        width: Width::Small,
        unit: Some(language.say("unit-euro").to_string()),
        autocomplete: None,
    };
    let days = TextInput {
        value: text.fee_days.clone(),
        mode: InputMode::Whole,
        width: Width::Small,
        unit: Some(language.say("unit-days").to_string()),
        autocomplete: None,
    };
    let mut fields = vec![
        Field::new("fee", language.say("editor-fee"), FieldKind::Text(fee))
            .hint(language.say("editor-fee-hint"))
            .optional(),
        Field::new("fee_days", language.say("editor-fee-days"), FieldKind::Text(days)).optional(),
        Field::new(
            "fee_reference",
            language.say("editor-fee-reference"),
            one_line(&text.fee_reference, Width::Medium),
        )
        .hint(language.say("editor-fee-reference-hint"))
        .optional(),
    ];
    if has_notice {
        let kind = FieldKind::Consent { given: text.remedies };
        fields.push(
            Field::new("remedies", language.say("editor-remedies"), kind)
                .hint(language.say("editor-remedies-hint")),
        );
    }
    fields
}

/// The text blocks that can be added as ancillary provisions; none if the service has none.
pub(super) fn add_block(language: Language, blocks: &[BlockView]) -> Option<Field> {
    let options: Vec<_> =
        blocks.iter().map(|block| Choice::new(block.key.clone(), block.label.clone())).collect();
    let kind = FieldKind::Select { options };
    (!blocks.is_empty()).then(|| Field::new("block", language.say("editor-block"), kind).optional())
}

/// The text of a part, to change.
pub(super) fn source(language: Language, name: &str, label: &str, text: &str) -> Field {
    let label = language.say("edit-text").with("block", label);
    if name == "subject" {
        return Field::new(name, label, one_line(text, Width::Full));
    }
    let lines: usize = text.lines().map(|line| 1 + line.chars().count() / 80).sum();
    let rows = u8::try_from(lines.clamp(3, 20)).unwrap_or(20);
    let kind = FieldKind::LongText { value: text.to_owned(), rows, characters_max: Some(20_000) };
    Field::new(name, label, kind)
}

/// A field for an open place.
pub(super) fn gap(part: &str, place: usize, what: &str) -> Field {
    let kind = if what.chars().count() > LINE_CHARS_MAX {
        FieldKind::LongText { value: String::new(), rows: 4, characters_max: Some(20_000) }
    } else {
        one_line("", Width::Medium)
    };
    Field::new(format!("gap.{part}.{place}"), what, kind)
}

/// Whether an ancillary provision weighs on the applicant.
pub(super) fn burdening(language: Language, number: usize, burdening: bool) -> Field {
    let kind = FieldKind::Consent { given: burdening };
    Field::new(format!("burdening.{number}"), language.say("editor-burdening").with("number", number), kind)
}

/// A single line.
pub(super) fn one_line(value: &str, width: Width) -> FieldKind {
    FieldKind::Text(TextInput { value: value.to_owned(), width, ..TextInput::default() })
}

fn chosen(choice: Choice, yes: bool) -> Choice {
    if yes { choice.chosen() } else { choice }
}

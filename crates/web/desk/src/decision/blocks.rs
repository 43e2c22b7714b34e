//! The text of a decision as blocks of a letter, each with where it comes from and what is open in it.

use cases::correspondence::Part;
use casework::decision::{AncillaryProvisionText, DecisionText, DecisionView, Piece as Found, pieces};
use kit::{parts::Field, refusal::Refusal};
use locale::Language;

use super::{
    editor::{Block, Changes, Piece},
    form_values::GAPS_MAX,
    forms, words,
};
use crate::texts::Say as _;

pub(super) fn blocks(
    language: Language,
    view: &DecisionView,
    text: &DecisionText,
    can_edit: bool,
) -> Vec<Block> {
    let words_of = |part| match part {
        Part::Subject => text.subject.as_str(),
        Part::Tenor => text.tenor.as_str(),
        _ => text.reasons.as_str(),
    };
    let make = |part: &casework::decision::PartView| {
        let place = BlockPosition { part: part.part, can_edit };
        let template = Some(part.template.as_str()).filter(|template| !template.is_empty());
        place.block(language, words_of(part.part), template, &part.values, None)
    };
    let of = |wanted: Part| view.parts.iter().filter(move |part| part.part == wanted).map(make);
    let ancillary_provisions = text
        .ancillary_provisions
        .iter()
        .enumerate()
        .map(|(index, typed)| ancillary_provision(language, view, index + 1, typed, can_edit));
    let mut blocks: Vec<Block> = of(Part::Subject)
        .chain(of(Part::Tenor))
        .chain(ancillary_provisions)
        .chain(of(Part::Reasons))
        .collect();
    if let Some(remedies) = view.remedies.as_ref().filter(|_| text.remedies) {
        let fixed = BlockPosition { part: Part::Remedies, can_edit: false };
        let mut block = fixed.block(language, remedies, None, &[], None);
        block.origin = language.say("origin-fixed").into();
        blocks.push(block);
    }
    blocks
}

fn ancillary_provision(
    language: Language,
    view: &DecisionView,
    number: usize,
    typed: &AncillaryProvisionText,
    can_edit: bool,
) -> Block {
    let known = view.block_of(&typed.text);
    let place = BlockPosition { part: Part::AncillaryProvision(number), can_edit };
    let values = known.map_or(&[][..], |block| &block.values);
    let template = known.map(|block| block.text.as_str());
    let name = known.map(|block| block.label.as_str());
    let mut block = place.block(language, &typed.text, template, values, name);
    if can_edit {
        block.burdening = Some(forms::burdening(language, number, typed.burdening));
        block.remove = Some(format!("remove-condition.{number}"));
        block.open |= typed.text.trim().is_empty();
    }
    block
}

/// A block of the letter: which one, and whether it can be changed.
struct BlockPosition {
    part: Part,
    can_edit: bool,
}

impl BlockPosition {
    fn block(
        &self,
        language: Language,
        text: &str,
        template: Option<&str>,
        values: &[String],
        name: Option<&str>,
    ) -> Block {
        let label = words::part(language, self.part);
        let field = words::field_name(self.part);
        let found = pieces(text, values);
        let open = found.iter().filter_map(|piece| match piece {
            Found::Open(what) => Some(what),
            Found::Words(_) | Found::Value(_) => None,
        });
        let gaps: Vec<Field> = open
            .take(if self.can_edit { GAPS_MAX } else { 0 })
            .enumerate()
            .map(|(place, what)| forms::gap(&field, place, what))
            .collect();
        let changes = template.and_then(|template| Changes::between(template, text));
        let origin = match (template, &changes, name) {
            (None, _, _) => language.say("origin-own").to_string(),
            (Some(_), _, Some(name)) => language.say("origin-block").with("name", name).into(),
            (Some(_), None, None) => language.say("origin-template").into(),
            (Some(_), Some(_), None) => language.say("origin-changed").into(),
        };
        Block {
            id: words::block_id(self.part),
            origin,
            pieces: found.into_iter().map(|piece| shown(language, piece)).collect(),
            source: self.can_edit.then(|| forms::source(language, &field, &label, text)),
            open: false,
            gaps,
            burdening: None,
            remove: None,
            changes,
            buttons: Vec::new(),
            label,
        }
    }
}

/// Marks the fields of the text; a field that is not right is shown unfolded.
pub(super) fn mark(blocks: &mut [Block], refusal: &Refusal) {
    for block in blocks {
        if let Some(field) = block.source.take() {
            block.source = refusal.mark(vec![field]).pop();
            block.open |= block.source.as_ref().is_some_and(|field| field.error.is_some());
        }
    }
}

fn shown(language: Language, piece: Found) -> Piece {
    match piece {
        Found::Words(words) => Piece::Text(words),
        Found::Value(words) => Piece::Value(words),
        Found::Open(what) => Piece::Missing(language.say("gap-open").with("what", what).into()),
    }
}

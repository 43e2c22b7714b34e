//! The decision editor: blocks of text with placeholders, who signs, the letter as it will be. Works without script.

use askama::Template;
use jiff::civil::{DateTime, date};

use super::Trail;
use crate::{
    Language, Page, filters,
    frame::{DeskFrame, PersonView},
    parts::{ErrorSummary, Field, FieldKind, FormGuard, InputMode, Link, State, StateKind, TextInput, Width},
    urls::{Href, Url, desk},
};

/// The editor. Buttons post `action`: `save` or `submit` (for sign-off).
#[derive(Debug, Template)]
#[template(path = "desk/decision_editor.html")]
pub(crate) struct DecisionEditor {
    pub(crate) frame: DeskFrame,
    pub(crate) trail: Trail,
    pub(crate) title: String,
    /// «B-2026-0417, Thomsen».
    pub(crate) case: Link,
    pub(crate) state: State,
    pub(crate) saved_at: Option<DateTime>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) guard: FormGuard,
    pub(crate) action: Href,
    /// «Vier Augen».
    pub(crate) signing: String,
    pub(crate) signs: Vec<Sign>,
    /// Placeholders without a value: they block. Name and id of the control.
    pub(crate) missing: Vec<(String, String)>,
    /// «Vorlage „Fällgenehmigung“, Fassung 7».
    pub(crate) template: String,
    /// Kind of decision, fee, deadlines: what rules need.
    pub(crate) fields: Vec<Field>,
    pub(crate) blocks: Vec<Block>,
    /// The final PDF of what is saved.
    pub(crate) preview: Href,
}

/// Somebody who signs, or the seal.
#[derive(Debug)]
pub(crate) struct Sign {
    pub(crate) person: PersonView,
    pub(crate) role: String,
    pub(crate) state: State,
}

/// A block of the letter.
#[derive(Debug)]
pub(crate) struct Block {
    /// Unique on the page.
    pub(crate) id: String,
    pub(crate) label: String,
    /// «aus der Vorlage», «von Ihnen geändert», «festgelegt, nicht änderbar».
    pub(crate) origin: String,
    /// The text as it reads now.
    pub(crate) pieces: Vec<Piece>,
    /// The text with its placeholders, to edit; none for fixed blocks.
    pub(crate) source: Option<Field>,
    /// Placeholders of this block that a person fills.
    pub(crate) placeholders: Vec<Field>,
}

/// A piece of a block.
#[derive(Debug)]
pub(crate) enum Piece {
    Text(String),
    /// A placeholder with its value.
    Value(String),
    /// A placeholder without a value, named in words.
    Missing(String),
}

impl Page for DecisionEditor {
    const NAME: &'static str = "desk-decision-editor";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut complete = sample(language);
        complete.missing.clear();
        vec![("missing-value", sample(language)), ("complete", complete)]
    }
}

fn sample(language: Language) -> DecisionEditor {
    let case = ids::CaseId::from_uuid(ids::Uuid::from_u128(417));
    let decision = ids::DecisionId::from_uuid(ids::Uuid::from_u128(2));
    let sign = |name: &str, role: &str, kind, word: &str| Sign {
        person: PersonView::named(name),
        role: role.to_owned(),
        state: State::plain(kind, word),
    };
    DecisionEditor {
        frame: DeskFrame::sample("Bescheid schreiben, B-2026-0417", Vec::new()),
        trail: super::case::sample_trail(false),
        title: "Teilbescheid Birke".to_owned(),
        case: Link::new("B-2026-0417, Thomsen", &desk::Case { case }),
        state: State::badge(StateKind::Work, "Entwurf, Fassung 3"),
        saved_at: Some(date(2026, 11, 16).at(9, 31, 0, 0)),
        errors: None,
        guard: FormGuard::sample(13),
        action: desk::DecisionEditor { case, decision }.href(),
        signing: language.say("four-eyes").into(),
        signs: vec![
            sign("Jonas Petersen", "entscheidet und unterschreibt", StateKind::Work, "schreibt"),
            sign("Dr. Amira Yıldız", "zeichnet mit, ist Pflicht", StateKind::Waiting, "noch nicht vorgelegt"),
            sign("Siegel der Stadt", "danach ist der Text nicht mehr änderbar", StateKind::Waiting, "offen"),
        ],
        missing: vec![("Pflanzfrist in Nebenbestimmung 1".to_owned(), "values-planting".to_owned())],
        template: "Vorlage „Fällgenehmigung“, Fassung 7".to_owned(),
        fields: vec![sample_line("fee", "Gebühr", "70,00", Some("Euro"))],
        blocks: sample_blocks(language),
        preview: desk::DecisionPreview { case, decision }.href(),
    }
}

fn sample_line(path: &str, label: &str, value: &str, unit: Option<&str>) -> Field {
    let input = TextInput {
        value: value.to_owned(),
        mode: InputMode::Decimal,
        width: Width::Small,
        unit: unit.map(str::to_owned),
        autocomplete: None,
    };
    Field::new(path, label, FieldKind::Text(input))
}

fn sample_blocks(language: Language) -> Vec<Block> {
    let block = |id: &str, label: &str, origin: &str, text: &str, source: Option<&str>| Block {
        id: format!("block-{id}"),
        label: label.to_owned(),
        origin: origin.to_owned(),
        pieces: sample_pieces(text),
        source: source.map(|source| {
            let kind =
                FieldKind::LongText { value: source.to_owned(), rows: 4, characters_max: Some(20_000) };
            Field::new(format!("text.{id}"), language.say("edit-text").with("block", label), kind)
        }),
        placeholders: Vec::new(),
    };
    let verdict =
        "Sie dürfen die [Hänge-Birke] mit [96] cm Stammumfang auf dem Grundstück [Lindenweg 14] fällen.";
    let planting =
        "Sie pflanzen bis zum [?Pflanzfrist fehlt] auf demselben Grundstück einen [heimischen Laubbaum].";
    let mut planting = block(
        "planting",
        "Nebenbestimmung 1",
        "Baustein „Ersatzpflanzung“",
        planting,
        Some("Sie pflanzen bis zum {{ Pflanzfrist }} …"),
    );
    planting.placeholders = vec![sample_line("values.planting", "Pflanzfrist", "", None)];
    let subject = "Genehmigung zur Fällung [einer Hänge-Birke], [Lindenweg 14]";
    let remedies = "Widerspruch, Stadt Fördestadt, Fassung vom 01.01.2026";
    vec![
        block("subject", "Betreff", "aus der Vorlage", subject, None),
        block("verdict", "Entscheidung", "von Ihnen geändert", verdict, Some("Sie dürfen die {{ Baum }} …")),
        planting,
        block("remedies", "Rechtsbehelfsbelehrung", "festgelegt, nicht änderbar", remedies, None),
    ]
}

/// Pieces written in short: `[value]`, `[?missing]`.
fn sample_pieces(text: &str) -> Vec<Piece> {
    let piece = |part: &str| match part.strip_prefix('[') {
        None => Piece::Text(part.to_owned()),
        Some(value) => match value.strip_prefix('?') {
            None => Piece::Value(value.to_owned()),
            Some(missing) => Piece::Missing(missing.to_owned()),
        },
    };
    text.replace('[', "\n[").replace(']', "\n").split('\n').map(piece).collect()
}

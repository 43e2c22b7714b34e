//! What a step of a form consists of: questions, notes, values, groups, rows.

use askama::Template;
use kit::parts::{Field, FieldKind};

use crate::filters;

/// The name of every button that says what a posted step is for. No question has it: keys hold no hyphen.
pub const ACTION: &str = "gw-action";

/// Parts of a step, one below the other.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Template)]
#[template(path = "step_parts.html")]
pub struct StepParts {
    pub parts: Vec<StepPart>,
}

impl askama::filters::HtmlSafe for StepParts {}

/// What a step consists of.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug)]
pub enum StepPart {
    Field(Box<Field>),
    /// A note; `warns` for the loud ones.
    Note {
        text: String,
        warns: bool,
    },
    /// A calculated value, shown only.
    Value {
        label: String,
        value: String,
    },
    /// Questions that are one thought.
    Group {
        heading: String,
        help: Option<String>,
        parts: StepParts,
    },
    Repeated(RepeatedGroup),
    /// What is asked because of the answer above.
    Under(StepParts),
}

/// A repeated group: finished rows as a list, at most one open row.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug)]
pub struct RepeatedGroup {
    /// The path of the group.
    pub path: String,
    /// For the error summary.
    pub id: String,
    /// «Bäume».
    pub heading: String,
    pub help: Option<String>,
    pub error: Option<String>,
    pub rows: Vec<FinishedRow>,
    pub open: Option<OpenRow>,
    /// «Baum hinzufügen»; none when the most is reached.
    pub add: Option<String>,
}

/// A row of a group that is shown as a summary.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug)]
pub struct FinishedRow {
    /// The path of the row: `trees[0]`.
    pub path: String,
    pub id: String,
    /// From 1.
    pub number: usize,
    /// «Baum 1».
    pub title: String,
    /// One line per thought.
    pub summary: String,
    /// Something in it is missing or wrong.
    pub error: Option<String>,
    pub may_remove: bool,
}

/// The row of a group that is being filled in.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug)]
pub struct OpenRow {
    pub path: String,
    pub id: String,
    /// «Baum 2».
    pub title: String,
    pub parts: StepParts,
    pub may_remove: bool,
}

impl StepParts {
    /// These parts.
    #[must_use]
    pub fn new(parts: Vec<StepPart>) -> Self {
        Self { parts }
    }
}

impl StepPart {
    /// A question.
    #[must_use]
    pub fn field(field: Field) -> Self {
        Self::Field(Box::new(field))
    }

    /// The name of a hidden empty field that goes before the control, so that emptied checkboxes can be told from absent ones.
    #[must_use]
    pub fn blank_name(field: &Field) -> Option<String> {
        match field.kind {
            FieldKind::SeveralOf { .. } => Some(format!("{}[]", field.name)),
            FieldKind::Consent { .. } => Some(field.name.clone()),
            _ => None,
        }
    }
}

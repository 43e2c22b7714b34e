//! A step of an application: the form runner's page, with and without errors.

use askama::Template;
use jiff::civil::{DateTime, date};

use crate::{
    Language, Page, filters,
    frame::PortalFrame,
    parts::{Alert, ErrorSummary, Field, FieldKind, FormGuard, Link, Steps},
    urls::Href,
};

mod samples;

pub(in crate::portal) use samples::progress as sample_progress;

/// The name of every button that says what a posted step is for. No question has it: keys hold no hyphen.
pub(crate) const ACTION: &str = "gw-action";

/// A step. Every button posts `gw-action` with a word and, where it needs one, a path: `next`, `pause`, `recalculate`, `add:trees`,
/// `edit:trees[0]`, `remove:trees[0]`, `save:trees[1]`, `upload:PATH`, `remove-paper:ID`.
#[derive(Debug, Template)]
#[template(path = "portal/step.html")]
pub(crate) struct FormStep {
    pub(crate) frame: PortalFrame,
    pub(crate) service: String,
    /// From 1.
    pub(crate) number: usize,
    pub(crate) count: usize,
    pub(crate) back: Option<Link>,
    /// The question of the page.
    pub(crate) heading: String,
    /// The language of the questions.
    pub(crate) spoken: &'static str,
    pub(crate) intro: Option<String>,
    /// What happened before: something was rescued, or could not be taken.
    pub(crate) notice: Option<Alert>,
    pub(crate) conflict: Option<Conflict>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) parts: StepParts,
    pub(crate) guard: FormGuard,
    /// Hidden fields that carry the page's own state.
    pub(crate) carried: Vec<(&'static str, String)>,
    pub(crate) action: Href,
    /// Where changes are saved by themselves.
    pub(crate) autosave: Href,
    pub(crate) saved_at: Option<DateTime>,
    /// The page has questions that depend on others: without script a button shows them.
    pub(crate) conditional: bool,
    pub(crate) progress: Steps,
    /// «Weiter: Grundstück».
    pub(crate) next: String,
}

/// The same step was changed in another tab meanwhile.
#[derive(Debug)]
pub(crate) struct Conflict {
    /// Question, what stands on this page, what lies in the draft.
    pub(crate) rows: Vec<(String, String, String)>,
    /// The step as it lies in the draft.
    pub(crate) theirs: Href,
}

/// The answer to an autosave of a step.
#[derive(Debug, Template)]
#[template(path = "portal/autosaved.html")]
pub(crate) struct Autosaved {
    pub(crate) outcome: Autosave,
}

/// What came of an autosave.
#[derive(Debug)]
pub(crate) enum Autosave {
    /// It is saved, and this is what the step asks now.
    Saved { at: DateTime, parts: StepParts },
    /// Another tab has changed the step.
    Conflict,
    /// There is nothing to save into any more; going on keeps what was typed.
    Ended,
}

impl Autosaved {
    pub(crate) fn sample(language: Language) -> Self {
        let at = date(2026, 11, 3).at(10, 43, 0, 0);
        Self { outcome: Autosave::Saved { at, parts: samples::trees(language).parts } }
    }
}

/// Parts of a step, one below the other.
#[derive(Debug, Template)]
#[template(path = "portal/step_parts.html")]
pub(crate) struct StepParts {
    pub(crate) parts: Vec<StepPart>,
}

impl askama::filters::HtmlSafe for StepParts {}

/// What a step consists of.
#[derive(Debug)]
pub(crate) enum StepPart {
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
#[derive(Debug)]
pub(crate) struct RepeatedGroup {
    /// The path of the group.
    pub(crate) path: String,
    /// For the error summary.
    pub(crate) id: String,
    /// «Bäume».
    pub(crate) heading: String,
    pub(crate) help: Option<String>,
    pub(crate) error: Option<String>,
    pub(crate) rows: Vec<FinishedRow>,
    pub(crate) open: Option<OpenRow>,
    /// «Baum hinzufügen»; none when the most is reached.
    pub(crate) add: Option<String>,
}

/// A finished row.
#[derive(Debug)]
pub(crate) struct FinishedRow {
    /// The path of the row: `trees[0]`.
    pub(crate) path: String,
    pub(crate) id: String,
    /// From 1.
    pub(crate) number: usize,
    /// «Baum 1».
    pub(crate) title: String,
    /// One line per thought.
    pub(crate) summary: String,
    /// Something in it is missing or wrong.
    pub(crate) error: Option<String>,
    pub(crate) may_remove: bool,
}

/// The open row.
#[derive(Debug)]
pub(crate) struct OpenRow {
    pub(crate) path: String,
    pub(crate) id: String,
    /// «Baum 2».
    pub(crate) title: String,
    pub(crate) parts: StepParts,
    pub(crate) may_remove: bool,
}

impl StepParts {
    pub(crate) fn new(parts: Vec<StepPart>) -> Self {
        Self { parts }
    }
}

impl StepPart {
    pub(crate) fn field(field: Field) -> Self {
        Self::Field(Box::new(field))
    }

    /// The name of a hidden empty field that goes before the control, so that emptied checkboxes can be told from absent ones.
    pub(crate) fn blank_name(field: &Field) -> Option<String> {
        match field.kind {
            FieldKind::SeveralOf { .. } => Some(format!("{}[]", field.name)),
            FieldKind::Consent { .. } => Some(field.name.clone()),
            _ => None,
        }
    }
}

impl Page for FormStep {
    const NAME: &'static str = "portal-step";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        vec![
            ("trees", samples::trees(language)),
            ("errors", samples::trees_with_errors(language)),
            ("conflict", samples::conflict(language)),
            ("every-kind", samples::every_kind(language)),
        ]
    }
}

//! A step of an application: the form runner's page, with and without errors.

use askama::Template;
use jiff::civil::DateTime;
use kit::{
    frame::PortalFrame,
    parts::{Alert, CsrfFields, ErrorSummary, Link, Steps},
    urls::Href,
};
use runner::StepParts;

use crate::filters;

mod order;
#[cfg(feature = "samples")]
mod samples;
mod save;
mod show;
mod view;

pub(crate) use order::{ApplicationStep, StepOrder};
#[cfg(feature = "samples")]
pub(crate) use samples::progress as sample_progress;
pub(crate) use save::{autosave, save};
pub(crate) use show::{gone, show};

/// A step. Every button posts `gw-action` with a word and, where it needs one, a path: `next`, `pause`, `recalculate`, `add:trees`,
/// `edit:trees[0]`, `remove:trees[0]`, `save:trees[1]`, `upload:PATH`, `remove-paper:ID`.
#[derive(Debug, Template)]
#[template(path = "step.html")]
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
    pub(crate) csrf: CsrfFields,
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
#[template(path = "autosaved.html")]
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

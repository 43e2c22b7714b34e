//! Steps: progress of a form, what happens next, state of a case or of a delivery.

use askama::Template;

use crate::{filters, urls::Href};

/// A list of steps, from top to bottom or in a row.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/steps.html")]
pub(crate) struct Steps {
    pub(crate) steps: Vec<Step>,
    /// The accessible name, if the surrounding does not give one.
    pub(crate) label: Option<String>,
    /// In a row; on narrow screens they stand below each other all the same.
    pub(crate) row: bool,
}

/// One step.
#[derive(Debug, Clone)]
pub(crate) struct Step {
    pub(crate) name: String,
    /// A second line: a date, a reason. May hold `**emphasis**`.
    pub(crate) note: Option<String>,
    pub(crate) state: StepState,
    /// Where the step can be opened.
    pub(crate) href: Option<Href>,
}

/// Where a step stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum StepState {
    Done,
    Now,
    Ahead,
}

impl Step {
    pub(crate) fn new(state: StepState, name: impl Into<String>) -> Self {
        Self { name: name.into(), note: None, state, href: None }
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    pub(crate) fn at(mut self, href: Href) -> Self {
        self.href = Some(href);
        self
    }
}

impl Steps {
    pub(crate) fn list(steps: Vec<Step>) -> Self {
        Self { steps, label: None, row: false }
    }

    pub(crate) fn row(label: impl Into<String>, steps: Vec<Step>) -> Self {
        Self { steps, label: Some(label.into()), row: true }
    }
}

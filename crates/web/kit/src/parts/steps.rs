//! Steps: progress of a form, what happens next, state of a case or of a delivery.

use askama::Template;

use crate::{filters, urls::Href};

/// A list of steps, from top to bottom or in a row.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/steps.html")]
pub struct Steps {
    pub steps: Vec<Step>,
    /// The accessible name, if the surrounding does not give one.
    pub label: Option<String>,
    /// In a row; on narrow screens they stand below each other all the same.
    pub row: bool,
}

/// One step.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Step {
    pub name: String,
    /// A second line: a date, a reason. May hold `**emphasis**`.
    pub note: Option<String>,
    pub state: StepState,
    /// Where the step can be opened.
    pub href: Option<Href>,
}

/// Where a step stands.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepState {
    Done,
    Now,
    Ahead,
}

impl Step {
    /// A step without note and address.
    pub fn new(state: StepState, name: impl Into<String>) -> Self {
        Self { name: name.into(), note: None, state, href: None }
    }

    /// The same step with a note.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The same step, linked.
    #[must_use]
    pub fn at(mut self, href: Href) -> Self {
        self.href = Some(href);
        self
    }
}

impl Steps {
    /// Steps one below the other.
    #[must_use]
    pub fn list(steps: Vec<Step>) -> Self {
        Self { steps, label: None, row: false }
    }

    /// Steps side by side under a label.
    pub fn row(label: impl Into<String>, steps: Vec<Step>) -> Self {
        Self { steps, label: Some(label.into()), row: true }
    }
}

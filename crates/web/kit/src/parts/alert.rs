//! Alerts and the error summary on top of a refused form.

use askama::Template;

use crate::filters;

/// A KERN alert: a heading and, if needed, a sentence.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/alert.html")]
pub struct Alert {
    pub kind: AlertKind,
    pub title: String,
    /// May hold `**emphasis**`.
    pub body: Option<String>,
}

/// What an alert means.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AlertKind {
    Info,
    Success,
    Warning,
    Danger,
}

impl AlertKind {
    /// The word of its class and icon.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }
}

/// The summary of everything that is wrong with a form: the first thing on the page, focused by script, each line a link.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/error_summary.html")]
pub struct ErrorSummary {
    /// In the order of the fields; at least one.
    pub problems: Vec<FieldProblem>,
}

/// One field that is not right.
#[derive(Debug, Clone)]
pub struct FieldProblem {
    /// The id of the control that the line leads to.
    pub id: String,
    /// The same words as at the field; says how to put it right.
    pub message: String,
}

//! Alerts and the error summary on top of a refused form.

use askama::Template;

use crate::filters;

/// A KERN alert: a heading and, if needed, a sentence.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/alert.html")]
pub(crate) struct Alert {
    pub(crate) kind: AlertKind,
    pub(crate) title: String,
    /// May hold `**emphasis**`.
    pub(crate) body: Option<String>,
}

/// What an alert means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum AlertKind {
    Info,
    Success,
    Warning,
    Danger,
}

impl AlertKind {
    pub(crate) const fn word(self) -> &'static str {
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
pub(crate) struct ErrorSummary {
    /// In the order of the fields; at least one.
    pub(crate) problems: Vec<FieldProblem>,
}

/// One field that is not right.
#[derive(Debug, Clone)]
pub(crate) struct FieldProblem {
    /// The id of the control that the line leads to.
    pub(crate) id: String,
    /// The same words as at the field; says how to put it right.
    pub(crate) message: String,
}

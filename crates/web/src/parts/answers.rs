//! Answers as they are read back: on the check page, the receipt and the desk.

use askama::Template;

use crate::{filters, urls::Href};

/// The answers of one step.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/answer_section.html")]
pub(crate) struct AnswerSection {
    /// Unique on the page.
    pub(crate) id: String,
    pub(crate) heading: String,
    /// Where the answers are changed; the step comes back to the check page. None where nothing can be changed any more.
    pub(crate) change: Option<Href>,
    pub(crate) answers: Vec<Answer>,
}

/// One answer.
#[derive(Debug, Clone)]
pub(crate) struct Answer {
    pub(crate) label: String,
    /// As the resident wrote it, line breaks kept. Nothing in it is markup.
    pub(crate) value: String,
}

impl Answer {
    pub(crate) fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

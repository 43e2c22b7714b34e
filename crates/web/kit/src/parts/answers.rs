//! Answers as they are read back: on the check page, the receipt and the desk.

use askama::Template;

use crate::{filters, urls::Href};

/// The answers of one step.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/answer_section.html")]
pub struct AnswerSection {
    /// Unique on the page.
    pub id: String,
    pub heading: String,
    /// Where the answers are changed; the step comes back to the check page. None where nothing can be changed any more.
    pub change: Option<Href>,
    pub answers: Vec<Answer>,
}

/// One answer.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Answer {
    pub label: String,
    /// As the resident wrote it, line breaks kept. Nothing in it is markup.
    pub value: String,
    /// What is said of it: that and when it was corrected.
    pub notes: Vec<String>,
}

impl Answer {
    /// A question with its answer.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), notes: Vec::new() }
    }

    /// With what is said of it.
    #[must_use]
    pub fn noted(self, notes: Vec<String>) -> Self {
        Self { notes, ..self }
    }
}

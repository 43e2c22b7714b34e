//! Key facts: a description list.

use askama::Template;

use crate::{filters, parts::Link};

/// A list of labelled values.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/facts.html")]
pub struct Facts {
    pub facts: Vec<Fact>,
    /// Smaller text, for asides.
    pub small: bool,
}

/// One labelled value.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Fact {
    pub label: String,
    /// May hold `**emphasis**` and line breaks.
    pub value: String,
    /// Added in muted text: the reason of a date.
    pub note: Option<String>,
    pub link: Option<Link>,
}

impl Fact {
    /// A fact without note and link.
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), note: None, link: None }
    }

    /// The same fact with a note below.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// The same fact with a link below.
    #[must_use]
    pub fn link(mut self, link: Link) -> Self {
        self.link = Some(link);
        self
    }
}

impl Facts {
    /// Facts in two columns.
    #[must_use]
    pub fn new(facts: Vec<Fact>) -> Self {
        Self { facts, small: false }
    }

    /// Facts as a small list.
    #[must_use]
    pub fn small(facts: Vec<Fact>) -> Self {
        Self { facts, small: true }
    }
}

//! Key facts: a description list.

use askama::Template;

use crate::{filters, parts::Link};

/// A list of labelled values.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/facts.html")]
pub(crate) struct Facts {
    pub(crate) facts: Vec<Fact>,
    /// Smaller text, for asides.
    pub(crate) small: bool,
}

/// One labelled value.
#[derive(Debug, Clone)]
pub(crate) struct Fact {
    pub(crate) label: String,
    /// May hold `**emphasis**` and line breaks.
    pub(crate) value: String,
    /// Added in muted text: the reason of a date.
    pub(crate) note: Option<String>,
    pub(crate) link: Option<Link>,
}

impl Fact {
    pub(crate) fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into(), note: None, link: None }
    }

    pub(crate) fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    pub(crate) fn link(mut self, link: Link) -> Self {
        self.link = Some(link);
        self
    }
}

impl Facts {
    pub(crate) fn new(facts: Vec<Fact>) -> Self {
        Self { facts, small: false }
    }

    pub(crate) fn small(facts: Vec<Fact>) -> Self {
        Self { facts, small: true }
    }
}

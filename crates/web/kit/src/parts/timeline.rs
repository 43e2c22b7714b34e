//! What happened, newest first.

use askama::Template;

/// The timeline of a case.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/timeline.html")]
pub struct Timeline {
    pub entries: Vec<TimelineEntry>,
}

/// One thing that happened or will.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct TimelineEntry {
    /// As shown: «heute, 08:41».
    pub when: String,
    /// For the `datetime` attribute: `2026-11-23T08:41` or `2026-11-23`.
    pub machine: String,
    pub text: String,
    pub weight: Weight,
}

/// How much an entry matters.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weight {
    Plain,
    /// A turning point of the case.
    Key,
    /// Still to come.
    Ahead,
}

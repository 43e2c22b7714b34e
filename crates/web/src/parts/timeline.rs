//! What happened, newest first.

use askama::Template;

/// The timeline of a case.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/timeline.html")]
pub(crate) struct Timeline {
    pub(crate) entries: Vec<TimelineEntry>,
}

/// One thing that happened or will.
#[derive(Debug, Clone)]
pub(crate) struct TimelineEntry {
    /// As shown: «heute, 08:41».
    pub(crate) when: String,
    /// For the `datetime` attribute: `2026-11-23T08:41` or `2026-11-23`.
    pub(crate) machine: String,
    pub(crate) text: String,
    pub(crate) weight: Weight,
}

/// How much an entry matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Weight {
    Plain,
    /// A turning point of the case.
    Key,
    /// Still to come.
    Ahead,
}

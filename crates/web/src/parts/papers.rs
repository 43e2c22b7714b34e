//! Lists of papers: uploaded, requested, produced.

use askama::Template;

use crate::{
    filters,
    parts::{Icon, StateKind},
    urls::Href,
};

/// A list of papers.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/papers.html")]
pub(crate) struct Papers {
    pub(crate) rows: Vec<PaperRow>,
    /// The accessible name of the list.
    pub(crate) label: String,
}

/// One paper of a list.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/paper_row.html")]
pub(crate) struct PaperRow {
    pub(crate) name: String,
    /// Where it can be opened; none for papers that are still missing.
    pub(crate) href: Option<Href>,
    /// «3. November, 184 KB», «PDF, JPG oder PNG, höchstens 20 MB».
    pub(crate) note: String,
    pub(crate) mark: PaperMark,
    /// A submit button `name=value` that removes it.
    pub(crate) remove: Option<(String, String)>,
}

/// What stands before a paper's name.
#[derive(Debug, Clone)]
pub(crate) enum PaperMark {
    Icon(Icon),
    /// A state with its word, for requested papers.
    State(StateKind, String),
}

impl PaperRow {
    /// A paper that is there.
    pub(crate) fn there(name: impl Into<String>, href: Href, note: impl Into<String>) -> Self {
        let mark = PaperMark::Icon(Icon::Paper);
        Self { name: name.into(), href: Some(href), note: note.into(), mark, remove: None }
    }

    /// A paper that was asked for: received or missing.
    pub(crate) fn requested(
        kind: StateKind,
        word: impl Into<String>,
        name: impl Into<String>,
        note: impl Into<String>,
    ) -> Self {
        let mark = PaperMark::State(kind, word.into());
        Self { name: name.into(), href: None, note: note.into(), mark, remove: None }
    }

    /// The same paper with a button that removes it.
    pub(crate) fn removable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.remove = Some((name.into(), value.into()));
        self
    }
}

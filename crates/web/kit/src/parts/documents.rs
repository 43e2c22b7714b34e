//! Lists of documents: uploaded, requested, produced.

use askama::Template;

use crate::{
    filters,
    parts::{Icon, StateKind},
    urls::Href,
};

/// A list of documents.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/documents.html")]
pub struct Documents {
    pub rows: Vec<DocumentRow>,
    /// The accessible name of the list.
    pub label: String,
}

/// One document of a list.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/document_row.html")]
pub struct DocumentRow {
    pub name: String,
    /// Where it can be opened; none for documents that are still missing.
    pub href: Option<Href>,
    /// «3. November, 184 KB», «PDF, JPG oder PNG, höchstens 20 MB».
    pub note: String,
    pub mark: DocumentMark,
    /// A submit button `name=value` that removes it.
    pub remove: Option<(String, String)>,
}

/// What stands before a document's name.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone)]
pub enum DocumentMark {
    Icon(Icon),
    /// A state with its word, for requested documents.
    State(StateKind, String),
}

impl DocumentRow {
    /// A document that is there.
    pub fn there(name: impl Into<String>, href: Href, note: impl Into<String>) -> Self {
        let mark = DocumentMark::Icon(Icon::Document);
        Self { name: name.into(), href: Some(href), note: note.into(), mark, remove: None }
    }

    /// A document that was asked for: received or missing.
    pub fn requested(
        kind: StateKind,
        word: impl Into<String>,
        name: impl Into<String>,
        note: impl Into<String>,
    ) -> Self {
        let mark = DocumentMark::State(kind, word.into());
        Self { name: name.into(), href: None, note: note.into(), mark, remove: None }
    }

    /// The same document with a button that removes it.
    #[must_use]
    pub fn removable(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.remove = Some((name.into(), value.into()));
        self
    }
}

//! Forward and back through a list that is paged by key.

use askama::Template;

use crate::{filters, urls::Href};

/// The links below a list.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/pager.html")]
pub struct Pager {
    /// «1–16 von 61».
    pub range: String,
    pub previous: Option<Href>,
    pub next: Option<Href>,
}

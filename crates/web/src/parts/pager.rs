//! Forward and back through a list that is paged by key.

use askama::Template;

use crate::{filters, urls::Href};

/// The links below a list.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/pager.html")]
pub(crate) struct Pager {
    /// «1–16 von 61».
    pub(crate) range: String,
    pub(crate) previous: Option<Href>,
    pub(crate) next: Option<Href>,
}

//! Where a case stands in the list that it was opened from.

use askama::Template;

use kit::{parts::Link, urls::Href};

use crate::filters;

/// Back to the list, and to its neighbours.
#[derive(Debug, Clone, Template)]
#[template(path = "trail.html")]
pub(crate) struct Trail {
    pub(crate) list: Link,
    /// «Vorgang 10 von 61».
    pub(crate) place: Option<String>,
    pub(crate) previous: Option<Href>,
    pub(crate) next: Option<Href>,
    /// The page has a panel `next-step`; on narrow screens a link leads there.
    pub(crate) to_next_step: bool,
}

impl askama::filters::HtmlSafe for Trail {}

//! Links with their text, and the icons that we use.

use crate::filters;
use crate::urls::{Href, Url};
use askama::Template;

/// A link in running text.
#[derive(Debug, Clone, Template)]
#[template(source = r#"<a class="gw-link" href="{{ href|href }}">{{ text }}</a>"#, ext = "html")]
pub(crate) struct Link {
    pub(crate) text: String,
    pub(crate) href: Href,
}

impl Link {
    pub(crate) fn new(text: impl Into<String>, url: &dyn Url) -> Self {
        Self { text: text.into(), href: url.href() }
    }
}

/// Icons of KERN that we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Icon {
    /// A sheet of paper.
    Paper,
}

impl Icon {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Paper => "kern-icon--draft",
        }
    }
}

//! Links with their text, and the icons that we use.

use crate::{
    filters,
    urls::{Href, Url},
};
use askama::Template;

/// A link in running text.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(source = r#"<a class="gw-link" href="{{ href|href }}">{{ text }}</a>"#, ext = "html")]
pub struct Link {
    pub text: String,
    pub href: Href,
}

impl Link {
    /// A link to an address.
    pub fn new(text: impl Into<String>, url: &dyn Url) -> Self {
        Self { text: text.into(), href: url.href() }
    }
}

/// Icons of KERN that we use.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    /// A sheet of paper.
    Document,
}

impl Icon {
    /// Its style.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Document => "kern-icon--draft",
        }
    }
}

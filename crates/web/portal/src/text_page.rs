//! Pages of text: imprint, privacy, accessibility, licences, help.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use kit::{
    frame::PortalFrame,
    parts::{FormattedText, Link, Office},
};

use crate::filters;

#[derive(Debug, Template)]
#[template(path = "text_page.html")]
pub(crate) struct TextPage {
    pub(crate) frame: PortalFrame,
    pub(crate) heading: String,
    pub(crate) lead: Option<String>,
    pub(crate) sections: Vec<TextSection>,
    /// Where to go from here.
    pub(crate) links: Vec<Link>,
}

/// Texts under a heading, and an office to turn to.
#[derive(Debug)]
pub(crate) struct TextSection {
    pub(crate) heading: Option<String>,
    pub(crate) texts: Vec<FormattedText>,
    pub(crate) office: Option<Office>,
}

impl TextSection {
    /// A heading over words of our own.
    pub(crate) fn new(heading: impl Into<String>, text: &str) -> Self {
        Self::headed(heading, FormattedText::read(text))
    }

    /// A heading over a text.
    pub(crate) fn headed(heading: impl Into<String>, text: FormattedText) -> Self {
        Self { heading: Some(heading.into()), texts: vec![text], office: None }
    }

    /// A text without a heading.
    pub(crate) fn plain(text: FormattedText) -> Self {
        Self { heading: None, texts: vec![text], office: None }
    }

    /// A heading over an office.
    pub(crate) fn office(heading: impl Into<String>, office: Office) -> Self {
        Self { heading: Some(heading.into()), texts: Vec::new(), office: Some(office) }
    }

    /// With an office below the text.
    pub(crate) fn with(self, office: Office) -> Self {
        Self { office: Some(office), ..self }
    }
}

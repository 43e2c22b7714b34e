//! Licences of what is shipped to browsers.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use kit::frame::PortalFrame;

use crate::filters;

/// The page of licences.
#[derive(Debug, Template)]
#[template(path = "licences.html")]
pub(crate) struct Licences {
    pub(crate) frame: PortalFrame,
    pub(crate) parts: Vec<Part>,
    /// Name and text of each licence.
    pub(crate) texts: Vec<(String, &'static str)>,
}

/// Something that others made, or we.
#[derive(Debug)]
pub(crate) struct Part {
    pub(crate) name: &'static str,
    pub(crate) licence: &'static str,
    pub(crate) what: String,
    /// Where its source is.
    pub(crate) source: Option<&'static str>,
}

impl Part {
    pub(crate) fn new(name: &'static str, licence: &'static str, what: impl Into<String>) -> Self {
        Self { name, licence, what: what.into(), source: None }
    }

    pub(crate) const fn at(mut self, source: &'static str) -> Self {
        self.source = Some(source);
        self
    }
}

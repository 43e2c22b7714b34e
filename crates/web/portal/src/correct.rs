//! Corrected answers: the questions that an inquiry opens again, on one page, with the answers that count now.
//!
//! What is sent becomes a new version beside the old; nothing that was filed is lost.

mod build;
mod handle;
#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use kit::{
    frame::PortalFrame,
    parts::{Alert, CsrfFields, ErrorSummary, Field},
    urls::Href,
};

use crate::filters;

pub(crate) use handle::{post, show};

/// The open questions.
#[derive(Debug, Template)]
#[template(path = "correct.html")]
pub(crate) struct Correct {
    pub(crate) frame: PortalFrame,
    pub(crate) alert: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    /// What the caseworker asked.
    pub(crate) asked: String,
    /// By step or row of the form.
    pub(crate) sections: Vec<Section>,
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    pub(crate) case: Href,
}

/// Open questions under one heading.
#[derive(Debug)]
pub(crate) struct Section {
    pub(crate) heading: String,
    pub(crate) fields: Vec<Field>,
}

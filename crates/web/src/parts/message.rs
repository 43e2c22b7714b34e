//! Messages between the authority and the applicant, in the order of time.

use askama::Template;
use jiff::civil::DateTime;

use crate::{
    filters,
    parts::{Icon, Link},
};

/// A thread of messages.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/thread.html")]
pub(crate) struct Thread {
    pub(crate) messages: Vec<Message>,
    /// The language that both sides write in, as far as it is known.
    pub(crate) spoken: Option<&'static str>,
}

/// One message.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) author: Author,
    pub(crate) at: DateTime,
    /// What a person wrote; blank lines part paragraphs.
    pub(crate) text: String,
    pub(crate) unread: bool,
    /// «Nachfrage, gelesen 18.11., 12:44».
    pub(crate) note: Option<String>,
    pub(crate) papers: Vec<(Link, u64)>,
}

/// Who wrote a message, from the reader's point of view.
#[derive(Debug, Clone)]
pub(crate) enum Author {
    /// The reader, or on the desk the reader's side.
    Own(String),
    Other(String),
}

impl Author {
    pub(crate) fn name(&self) -> &str {
        match self {
            Self::Own(name) | Self::Other(name) => name,
        }
    }

    pub(crate) const fn is_own(&self) -> bool {
        matches!(self, Self::Own(_))
    }
}

//! Messages between the authority and the applicant, in the order of time.

use askama::Template;
use jiff::civil::DateTime;

use crate::{
    filters,
    parts::{Icon, Link},
};

/// A thread of messages.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/thread.html")]
pub struct Thread {
    pub messages: Vec<Message>,
    /// The language that both sides write in, as far as it is known.
    pub spoken: Option<&'static str>,
}

/// One message.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Message {
    pub author: Author,
    pub at: DateTime,
    /// What a person wrote; blank lines part paragraphs.
    pub text: String,
    pub unread: bool,
    /// «Nachfrage, gelesen 18.11., 12:44».
    pub note: Option<String>,
    pub documents: Vec<(Link, u64)>,
}

/// Who wrote a message, from the reader's point of view.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone)]
pub enum Author {
    /// The reader, or on the desk the reader's side.
    Own(String),
    Other(String),
}

impl Author {
    /// The name that stands above the message.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Own(name) | Self::Other(name) => name,
        }
    }

    /// Whether the reader wrote it.
    #[must_use]
    pub const fn is_own(&self) -> bool {
        matches!(self, Self::Own(_))
    }
}

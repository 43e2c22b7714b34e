//! A due date as a chip.

use askama::Template;

/// A due date in words, with how pressing it is.
#[derive(Debug, Clone, Template)]
#[template(source = r#"<span class="gw-due{{ kind.class() }}">{{ words }}</span>"#, ext = "html")]
pub(crate) struct Due {
    pub(crate) kind: DueKind,
    /// «in 3 Tagen», «Antwort bis 2. Dezember, noch 9 Tage».
    pub(crate) words: String,
}

/// How pressing a due date is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum DueKind {
    /// Overdue or today.
    Late,
    /// Within 3 days on the desk, 14 in the portal.
    Soon,
    Plain,
    /// The clock rests.
    Resting,
}

impl DueKind {
    pub(crate) const fn class(self) -> &'static str {
        match self {
            Self::Late => " gw-due--late",
            Self::Soon => " gw-due--soon",
            Self::Plain => "",
            Self::Resting => " gw-due--rest",
        }
    }
}

impl Due {
    pub(crate) fn new(kind: DueKind, words: impl Into<String>) -> Self {
        Self { kind, words: words.into() }
    }
}

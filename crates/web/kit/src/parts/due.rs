//! A due date as a chip.

use askama::Template;

/// A due date in words, with how pressing it is.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(source = r#"<span class="gw-due{{ kind.class() }}">{{ words }}</span>"#, ext = "html")]
pub struct Due {
    pub kind: DueKind,
    /// «in 3 Tagen», «Antwort bis 2. Dezember, noch 9 Tage».
    pub words: String,
}

/// How pressing a due date is.
#[expect(missing_docs, reason = "the names of the variants say what they are")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DueKind {
    /// Overdue or today.
    Late,
    /// Within 3 days on the desk, 14 in the portal.
    Soon,
    Plain,
    /// The clock rests.
    Resting,
}

impl DueKind {
    /// Its style.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::Late => " gw-due--late",
            Self::Soon => " gw-due--soon",
            Self::Plain => "",
            Self::Resting => " gw-due--rest",
        }
    }
}

impl Due {
    /// A date with the words for it.
    pub fn new(kind: DueKind, words: impl Into<String>) -> Self {
        Self { kind, words: words.into() }
    }
}

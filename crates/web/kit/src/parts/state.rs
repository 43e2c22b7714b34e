//! A state: shape, word and colour, in this order of importance.

use askama::Template;

/// A state, for example of a case. Never without its word.
#[derive(Debug, Clone, Template)]
#[template(
    source = r#"<span class="gw-state {{ kind.class() }}{% if badge %} gw-badge{% endif %}">{{ word }}</span>"#,
    ext = "html"
)]
#[expect(missing_docs, reason = "the names of the fields say what they are")]
pub struct State {
    pub kind: StateKind,
    pub word: String,
    /// In a soft badge, for page heads and cards.
    pub badge: bool,
}

/// What a state means; each has its own shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateKind {
    /// Filled dot.
    New,
    /// Half dot.
    Work,
    /// Dashed ring.
    Waiting,
    /// Diamond.
    SignOff,
    /// Amber triangle: the reader must act.
    Todo,
    /// Red square.
    Stopped,
    /// Green tick.
    Done,
}

impl StateKind {
    /// Its style.
    #[must_use]
    pub const fn class(self) -> &'static str {
        match self {
            Self::New => "gw-state--new",
            Self::Work => "gw-state--work",
            Self::Waiting => "gw-state--wait",
            Self::SignOff => "gw-state--sign",
            Self::Todo => "gw-state--todo",
            Self::Stopped => "gw-state--stop",
            Self::Done => "gw-state--done",
        }
    }
}

impl State {
    /// A state in running text or a table.
    pub fn plain(kind: StateKind, word: impl Into<String>) -> Self {
        Self { kind, word: word.into(), badge: false }
    }

    /// A state in a badge.
    pub fn badge(kind: StateKind, word: impl Into<String>) -> Self {
        Self { kind, word: word.into(), badge: true }
    }
}

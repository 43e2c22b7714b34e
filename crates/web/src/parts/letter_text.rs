//! The structured text of a letter on a page: paragraphs, lists, headings, bold words, the same blocks as on paper.

use app::letters::{Block, Run, Text};
use askama::Template;

use crate::filters;

/// A text of a letter.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/letter_text.html")]
pub(crate) struct LetterText {
    pub(crate) text: Text,
}

impl LetterText {
    pub(crate) const fn new(text: Text) -> Self {
        Self { text }
    }

    /// A text from the light notation of editors and packs.
    pub(crate) fn read(source: &str) -> Self {
        Self { text: Text::read(source) }
    }
}

//! Texts that a town's people wrote in light notation: headings, paragraphs, lists, bold words.

use app::letters::{Block, Text};
use askama::Template;

/// A text as it stands on a page; its headings are of the second order.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/prose.html")]
pub(crate) struct Prose {
    pub(crate) blocks: Vec<Block>,
}

impl Prose {
    /// Reads a text; see [`Text::read`].
    pub(crate) fn read(source: &str) -> Self {
        Self { blocks: Text::read(source).blocks }
    }

    /// A text that was read before.
    pub(crate) fn of(text: Text) -> Self {
        Self { blocks: text.blocks }
    }
}

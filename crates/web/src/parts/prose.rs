//! Texts that a town's people wrote in light notation: headings, paragraphs, lists, bold words.

use askama::Template;
use form::format;
use service::letters::{Block, Text};

use super::Said;
use crate::Language;

/// A text as it stands on a page; its headings are of the second order.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/prose.html")]
pub(crate) struct Prose {
    pub(crate) blocks: Vec<Block>,
    /// It is German on a page that is not.
    pub(crate) german: bool,
}

impl Prose {
    /// Reads a text; see [`Text::read`].
    pub(crate) fn read(source: &str) -> Self {
        Self::of(Text::read(source))
    }

    /// A text with its translations, marked as German where it was not translated.
    pub(crate) fn said(text: &format::Text, language: Language) -> Self {
        let Said { words, german } = Said::of(text, language);
        Self { german, ..Self::read(&words) }
    }

    /// A text that was read before.
    pub(crate) fn of(text: Text) -> Self {
        Self { blocks: text.blocks, german: false }
    }
}

//! Texts that a town's people wrote in light notation: headings, paragraphs, lists, bold words.

use askama::Template;
use form::format;
use locale::Language;
use service::letters::{Block, RichText};

use super::TranslatedText;

/// A text as it stands on a page; its headings are of the second order.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/formatted_text.html")]
pub struct FormattedText {
    pub blocks: Vec<Block>,
    /// It is German on a page that is not.
    pub german: bool,
}

impl FormattedText {
    /// Reads a text; see [`RichText::read`].
    #[must_use]
    pub fn read(source: &str) -> Self {
        Self::of(RichText::read(source))
    }

    /// A text with its translations, marked as German where it was not translated.
    #[must_use]
    pub fn translated(text: &format::Text, language: Language) -> Self {
        let TranslatedText { words, german } = TranslatedText::of(text, language);
        Self { german, ..Self::read(&words) }
    }

    /// A text that was read before.
    #[must_use]
    pub fn of(text: RichText) -> Self {
        Self { blocks: text.blocks, german: false }
    }
}

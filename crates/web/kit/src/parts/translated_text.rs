//! Words of a town or a service: in the reader's language, or in German and marked as German.

use askama::Template;
use form::format::Text;
use locale::Language;

/// Words within a line. Where nobody translated them they are German and say so, for whoever hears the page (WCAG 3.1.2).
#[derive(Debug, Clone, Template)]
#[template(
    source = r#"{% if german %}<span lang="de">{{ words }}</span>{% else %}{{ words }}{% endif %}"#,
    ext = "html"
)]
#[expect(missing_docs, reason = "the names of the fields say what they are")]
pub struct TranslatedText {
    pub words: String,
    /// They are German on a page that is not.
    pub german: bool,
}

impl TranslatedText {
    /// A text with its translations.
    #[must_use]
    pub fn of(text: &Text, language: Language) -> Self {
        Self { words: text.get(language).to_owned(), german: text.translated(language).is_none() }
    }

    /// Words that there are in German alone.
    #[must_use]
    pub fn german(words: &str, language: Language) -> Self {
        Self { words: words.to_owned(), german: language != Language::German }
    }
}

//! Texts in the languages of a form. German is always there; what is missing falls back to it and can be listed.

use locale::Language;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a text can have beside its German wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Translation {
    English,
    /// Leichte Sprache.
    EasyGerman,
}

impl Translation {
    /// Every translation.
    pub const ALL: [Self; 2] = [Self::English, Self::EasyGerman];

    /// The tag of BCP 47, as it stands in forms and reports.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::EasyGerman => "de-x-leicht",
        }
    }
}

/// A text with its translations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Text {
    /// German.
    pub de: String,
    /// English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
    /// Leichte Sprache.
    #[serde(default, rename = "de-x-leicht", skip_serializing_if = "Option::is_none")]
    pub easy: Option<String>,
}

impl Text {
    /// A text in German alone.
    #[must_use]
    pub fn german(text: impl Into<String>) -> Self {
        Self { de: text.into(), en: None, easy: None }
    }

    /// A text in German and English.
    #[must_use]
    pub fn both(de: impl Into<String>, en: impl Into<String>) -> Self {
        Self { de: de.into(), en: Some(en.into()), easy: None }
    }

    /// The text in this language, in German if it was not translated.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        self.translated(language).unwrap_or(&self.de)
    }

    /// The text in this language if it was translated; German always is.
    #[must_use]
    pub fn translated(&self, language: Language) -> Option<&str> {
        match language {
            Language::German => Some(&self.de),
            Language::English => self.translation(Translation::English),
        }
    }

    /// This translation of the text, if there is one.
    #[must_use]
    pub fn translation(&self, translation: Translation) -> Option<&str> {
        match translation {
            Translation::English => self.en.as_deref(),
            Translation::EasyGerman => self.easy.as_deref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_translation_falls_back_to_german() {
        let text = Text::both("Baum", "Tree");
        assert_eq!(text.get(Language::English), "Tree");
        assert_eq!(text.translation(Translation::EasyGerman), None);
        let german = Text::german("Baum");
        assert_eq!((german.get(Language::English), german.translated(Language::English)), ("Baum", None));
        assert_eq!(german.translated(Language::German), Some("Baum"));
    }
}

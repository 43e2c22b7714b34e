//! Sentences for people, in both languages of the interface.

use locale::Language;

/// A sentence in German and English that says what is wrong and how to put it right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// German, «Sie», plain and short.
    pub de: String,
    /// English.
    pub en: String,
}

impl Message {
    /// The same sentence in both languages.
    #[must_use]
    pub fn new(de: impl Into<String>, en: impl Into<String>) -> Self {
        Self { de: de.into(), en: en.into() }
    }

    /// The sentence in this language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        language.pick(&self.de, &self.en)
    }
}

/// What is wrong with one answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// Where: `trees[0].girth`, for an address also the part, `applicant.address.postcode`.
    pub path: String,
    /// What, for programs: one of the codes in `docs/formats/form.md`.
    pub code: &'static str,
    /// What and how to put it right, for people.
    pub message: Message,
}

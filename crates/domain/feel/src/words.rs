//! Which characters make a name, and which words the language keeps for itself.

use crate::token::SIGNS;

/// The words of the language.
const WORDS: [&str; 17] = [
    "and",
    "between",
    "else",
    "every",
    "false",
    "for",
    "if",
    "in",
    "item",
    "not",
    "null",
    "or",
    "return",
    "satisfies",
    "some",
    "then",
    "true",
];

/// Words of FEEL that this subset leaves out; no name either, so that they stay free.
const WORDS_LEFT_OUT: [&str; 3] = ["external", "function", "instance"];

/// Whether the word belongs to the language and can name nothing.
#[must_use]
pub fn is_reserved(word: &str) -> bool {
    WORDS.contains(&word) || WORDS_LEFT_OUT.contains(&word)
}

/// All signs and words of the language, for editors and documentation.
pub fn operators() -> impl Iterator<Item = &'static str> {
    SIGNS.into_iter().chain(WORDS)
}

pub(crate) fn starts_name(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

pub(crate) fn continues_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

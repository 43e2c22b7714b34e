//! Which characters make a name, and which words the language keeps for itself.

/// The words that cannot be names, in alphabetical order.
const RESERVED: [&str; 20] = [
    "and",
    "between",
    "else",
    "every",
    "external",
    "false",
    "for",
    "function",
    "if",
    "in",
    "instance",
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

/// Whether the word belongs to the language and can name nothing.
#[must_use]
pub fn is_reserved(word: &str) -> bool {
    RESERVED.contains(&word)
}

pub(crate) fn starts_name(character: char) -> bool {
    character.is_alphabetic() || character == '_'
}

pub(crate) fn continues_name(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

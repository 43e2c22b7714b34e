//! The tokens of an expression.

use rust_decimal::Decimal;

use crate::ast::Span;

/// A token with its place.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Token {
    pub(crate) kind: TokenKind,
    pub(crate) span: Span,
}

#[derive(Debug, Clone, PartialEq)]
pub(crate) enum TokenKind {
    Number(Decimal),
    /// A text without its quotation marks, escapes resolved.
    Text(String),
    /// What stands in the quotation marks after `@`.
    At(String),
    /// A name or a word of the language.
    Word(String),
    /// One of [`SIGNS`].
    Sign(&'static str),
}

/// All signs, the longer ones before those that begin them.
pub(crate) const SIGNS: [&str; 22] = [
    "..", "**", "!=", "<=", ">=", "+", "-", "*", "/", "(", ")", "[", "]", "{", "}", ",", ".", ":", "=", "<",
    ">", "@",
];

/// Signs of other languages, and what FEEL has instead.
pub(crate) const FOREIGN: [(&str, &str); 10] = [
    ("==", "="),
    ("<>", "!="),
    ("&&", "and"),
    ("||", "or"),
    ("!", "not(…)"),
    (";", ","),
    ("'", "\""),
    ("„", "\""),
    ("“", "\""),
    ("”", "\""),
];

//! Text as a case keeps it: parsed once at the edge, bounded, and silent in logs.

use std::fmt;

use serde::{Deserialize, Serialize};

/// A text that cannot be kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadText {
    /// Nothing is left after trimming.
    #[error("the text is empty")]
    Empty,
    /// More characters than the kind of text allows.
    #[error("the text has {chars} characters, at most {chars_max} are allowed")]
    TooLong {
        /// How many characters came.
        chars: usize,
        /// How many are allowed.
        chars_max: usize,
    },
    /// A control character that no keyboard types, or a line break where there is one line only.
    #[error("the text holds a control character")]
    Control,
}

/// One line of text: trimmed, 1 to 300 characters, no control characters.
///
/// Its `Debug` shows the length only, since lines hold names and addresses.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SingleLine(String);

/// Written text of several lines: trimmed, 1 to 20,000 characters, line ends as `\n`.
///
/// Its `Debug` shows the length only, since it holds what people wrote.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Paragraphs(String);

impl SingleLine {
    /// The most characters of a line.
    pub const CHARS_MAX: usize = 300;

    /// Reads a line as somebody typed it.
    ///
    /// # Errors
    ///
    /// [`BadText`] if it is empty, too long or holds a control character.
    pub fn parse(text: &str) -> Result<Self, BadText> {
        bounded(text, Self::CHARS_MAX, |_| false).map(Self)
    }

    /// A line from text of our own: what is no part of a line is left out, what is too long is cut.
    #[must_use]
    pub fn lossy(text: &str) -> Self {
        Self(text.trim().chars().filter(|char| !char.is_control()).take(Self::CHARS_MAX).collect())
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Paragraphs {
    /// The most characters of a text.
    pub const CHARS_MAX: usize = 20_000;

    /// Reads a text as somebody typed it.
    ///
    /// # Errors
    ///
    /// [`BadText`] if it is empty, too long or holds a control character.
    pub fn parse(text: &str) -> Result<Self, BadText> {
        let unix = text.replace("\r\n", "\n");
        bounded(&unix, Self::CHARS_MAX, |char| matches!(char, '\n' | '\t')).map(Self)
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn bounded(text: &str, chars_max: usize, may_control: impl Fn(char) -> bool) -> Result<String, BadText> {
    let text = text.trim();
    let chars = text.chars().count();
    if chars == 0 {
        Err(BadText::Empty)
    } else if chars > chars_max {
        Err(BadText::TooLong { chars, chars_max })
    } else if text.chars().any(|char| char.is_control() && !may_control(char)) {
        Err(BadText::Control)
    } else {
        Ok(text.to_owned())
    }
}

impl fmt::Debug for SingleLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SingleLine({} chars)", self.0.chars().count())
    }
}

impl fmt::Debug for Paragraphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Paragraphs({} chars)", self.0.chars().count())
    }
}

impl fmt::Display for SingleLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for Paragraphs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_trimmed_and_keeps_to_one_line() {
        assert_eq!(SingleLine::parse("  Lindenweg 14 ").unwrap().as_str(), "Lindenweg 14");
        assert_eq!(SingleLine::parse("Lindenweg\n14"), Err(BadText::Control));
        assert_eq!(SingleLine::parse(" \u{a0}"), Err(BadText::Empty));
        assert_eq!(SingleLine::parse(&"ß".repeat(301)), Err(BadText::TooLong { chars: 301, chars_max: 300 }));
    }

    #[test]
    fn prose_keeps_its_lines_with_one_kind_of_line_end() {
        assert_eq!(Paragraphs::parse("eins\r\n\tzwei\n").unwrap().as_str(), "eins\n\tzwei");
        assert_eq!(Paragraphs::parse("eins\u{0}"), Err(BadText::Control));
    }

    #[test]
    fn text_stays_out_of_debug_output() {
        assert_eq!(format!("{:?}", SingleLine::parse("Henrike Thomsen").unwrap()), "SingleLine(15 chars)");
        assert_eq!(format!("{:?}", Paragraphs::parse("geheim").unwrap()), "Paragraphs(6 chars)");
    }
}

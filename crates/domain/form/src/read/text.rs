//! Texts with length and pattern.

use feel::Value;
use regex::{Regex, RegexBuilder};
use serde_json::Value as Json;

use super::{Fault, Reading};
use crate::{
    format::TextLimits,
    limits::{LONG_TEXT_MAX, SHORT_TEXT_MAX},
};

/// Most characters of a short text whose form names no limit.
const SHORT_DEFAULT: usize = 255;
/// Most characters of a long text whose form names no limit.
const LONG_DEFAULT: usize = 10_000;
/// Most bytes that a compiled pattern may take.
const PATTERN_BYTES_MAX: usize = 256 * 1024;

/// A pattern that a whole text must match.
#[derive(Debug, Clone)]
pub(crate) struct Pattern(Regex);

impl Pattern {
    /// Compiles a pattern. A leading `^` and a trailing `$` are accepted and mean nothing: the match is always whole.
    pub(crate) fn compile(pattern: &str) -> Result<Self, String> {
        let inner = pattern.strip_prefix('^').unwrap_or(pattern);
        let escaped = inner.ends_with(r"\$");
        let inner = if escaped { inner } else { inner.strip_suffix('$').unwrap_or(inner) };
        RegexBuilder::new(&format!(r"\A(?:{inner})\z"))
            .size_limit(PATTERN_BYTES_MAX)
            .build()
            .map(Self)
            .map_err(|error| error.to_string())
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }
}

/// One line.
pub(super) fn short(raw: &Json, limits: &TextLimits, pattern: Option<&Pattern>) -> Reading {
    let Some(text) = raw.as_str() else {
        return Reading::unreadable(Fault::wrong_shape("ein Text", "A text"));
    };
    // A line break pasted into one line is a space to its author.
    let text = text.trim().replace(['\r', '\n'], " ");
    bounded(text, limits, SHORT_DEFAULT, SHORT_TEXT_MAX, pattern)
}

/// Several lines.
pub(super) fn long(raw: &Json, limits: &TextLimits, pattern: Option<&Pattern>) -> Reading {
    let Some(text) = raw.as_str() else {
        return Reading::unreadable(Fault::wrong_shape("ein Text", "A text"));
    };
    bounded(text.trim().replace("\r\n", "\n"), limits, LONG_DEFAULT, LONG_TEXT_MAX, pattern)
}

fn bounded(
    text: String,
    limits: &TextLimits,
    default: usize,
    max: usize,
    pattern: Option<&Pattern>,
) -> Reading {
    if text.chars().any(is_invisible) {
        return Reading::unreadable(Fault::control_characters());
    }
    let length = text.chars().count();
    let longest = limits.max_length.map_or(default, |max| max as usize).min(max);
    if length > max {
        return Reading::unreadable(Fault::too_long(longest));
    }
    let short = limits.min_length.filter(|&min| length < min as usize).map(Fault::too_short);
    let long = (length > longest).then(|| Fault::too_long(longest));
    let unmatched = pattern.filter(|pattern| !pattern.matches(&text)).map(|_| {
        Fault::new(
            "pattern",
            "Die Eingabe hat nicht die erwartete Form. Prüfen Sie sie mit dem Hinweis zur Frage.",
            "The entry does not have the expected form. Check it against the hint of the question.",
        )
    });
    let fault = short.or(long).or(unmatched);
    Reading::of(Value::Text(text)).with(fault)
}

/// Characters that are not seen but change what is: control characters but line breaks and tabs, and those that turn the
/// direction of writing, with which a text can show something else than it says.
pub(super) fn is_invisible(character: char) -> bool {
    let turns = matches!(character, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    turns || character.is_control() && !matches!(character, '\n' | '\t')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn patterns_match_the_whole_text() {
        let postcode = Pattern::compile("([0]{1}[1-9]{1}|[1-9]{1}[0-9]{1})[0-9]{3}").unwrap();
        assert!(postcode.matches("24103"));
        assert!(!postcode.matches("241035") && !postcode.matches("x24103"));
        let either = Pattern::compile("^a|b$").unwrap();
        assert!(either.matches("a") && either.matches("b") && !either.matches("ab"));
        assert!(Pattern::compile(r"\d\$").unwrap().matches("5$"));
        assert!(Pattern::compile("(").is_err());
        assert!(Pattern::compile("(a{1000}){1000}").is_err());
    }

    #[test]
    fn lengths_count_characters_and_lines_are_joined() {
        let limits = TextLimits { min_length: Some(2), max_length: Some(3), pattern: None };
        assert_eq!(short(&json!(" äöü "), &limits, None), Reading::of("äöü"));
        assert_eq!(short(&json!("äöüß"), &limits, None).faults[0].code, "too_long");
        assert_eq!(short(&json!("ä"), &limits, None).faults[0].code, "too_short");
        assert_eq!(short(&json!("a\nb"), &limits, None), Reading::of("a b"));
        assert_eq!(long(&json!("a\r\nb"), &limits, None), Reading::of("a\nb"));
        for unseen in ["a\u{0}b", "\u{202e}ab", "a\u{2066}"] {
            assert_eq!(short(&json!(unseen), &limits, None).faults[0].code, "control_characters");
        }
        assert_eq!(short(&json!(3), &limits, None).faults[0].code, "wrong_shape");
    }
}

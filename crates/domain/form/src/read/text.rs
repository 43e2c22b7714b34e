//! Texts with length and pattern.

use feel::Value;
use regex::{Regex, RegexBuilder};
use serde_json::Value as Json;

use super::{Fault, Reading};
use crate::{
    format::{Kind, TextLimits},
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
pub struct Pattern(Regex);

impl Pattern {
    /// Compiles a pattern. A leading `^` and a trailing `$` are accepted and mean nothing: the match is always whole.
    ///
    /// # Errors
    ///
    /// Why it is no regular expression, or one that takes too much memory.
    pub fn compile(pattern: &str) -> Result<Self, String> {
        let inner = pattern.strip_prefix('^').unwrap_or(pattern);
        let escaped = inner.ends_with(r"\$");
        let inner = if escaped { inner } else { inner.strip_suffix('$').unwrap_or(inner) };
        RegexBuilder::new(&format!(r"\A(?:{})\z", feel::pattern::in_our_notation(inner)))
            .size_limit(PATTERN_BYTES_MAX)
            .build()
            .map(Self)
            .map_err(|error| error.to_string())
    }

    pub(crate) fn matches(&self, text: &str) -> bool {
        self.0.is_match(text)
    }

    /// The text that matches and means the same as one that does not: in plain signs, in capitals, without spaces between its parts.
    /// Spaces are left out only where no part would match by itself, since then nothing but the whole can be meant.
    fn means(&self, text: &str) -> Option<String> {
        let plain = locale::plain_signs(text);
        let capitals = plain.to_uppercase();
        let whole = [plain, capitals];
        if let Some(text) = whole.iter().find(|text| self.matches(text)) {
            return Some(text.clone());
        }
        let alone = |text: &&String| text.split(' ').any(|part| self.matches(part));
        let joined = whole.iter().filter(|text| !alone(text)).map(|text| text.replace(' ', ""));
        joined.into_iter().find(|text| self.matches(text))
    }

    /// The sign without which a text would match.
    fn disturbing<'t>(&self, text: &'t str) -> Option<&'t str> {
        let signs = text.char_indices().filter(|(_, sign)| !sign.is_alphanumeric());
        let mut signs = signs.filter(|(_, sign)| {
            self.means(&text.replace(*sign, "")).is_some() || self.matches(&text.replace(*sign, ""))
        });
        let (place, sign) = signs.next()?;
        text.get(place..place + sign.len_utf8())
    }
}

/// The most characters of an answer to a question of this kind; none if it is no text.
pub(crate) fn length_max(kind: &Kind) -> usize {
    match kind {
        Kind::ShortText(limits) => longest(limits, SHORT_DEFAULT, SHORT_TEXT_MAX),
        Kind::LongText(limits) => longest(limits, LONG_DEFAULT, LONG_TEXT_MAX),
        _ => 0,
    }
}

fn longest(limits: &TextLimits, default: usize, max: usize) -> usize {
    limits.max_length.map_or(default, |max| max as usize).min(max)
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
    if let Some(sign) = text.chars().find(|sign| is_invisible(*sign)) {
        return Reading::unreadable(Fault::control_characters(sign));
    }
    let text = match pattern {
        Some(pattern) if !pattern.matches(&text) => pattern.means(&text).unwrap_or(text),
        _ => text,
    };
    let length = text.chars().count();
    let longest = longest(limits, default, max);
    if length > max {
        return Reading::unreadable(Fault::too_long(longest));
    }
    let short = limits.min_length.filter(|&min| length < min as usize).map(Fault::too_short);
    let long = (length > longest).then(|| Fault::too_long(longest));
    let unmatched = pattern.filter(|pattern| !pattern.matches(&text)).map(|pattern| {
        Fault::disturbed(
            "pattern",
            pattern.disturbing(&text),
            "Die Eingabe hat nicht die erwartete Form. Prüfen Sie sie mit dem Hinweis zur Frage.",
            "The entry does not have the expected form. Check it against the hint of the question.",
        )
    });
    let fault = short.or(long).or(unmatched);
    Reading::of(Value::Text(text)).with(fault)
}

/// Characters that are not seen but change what is: control characters but line breaks and tabs, and the mark that turns the text
/// after it round, with which a text can show something else than it says.
pub(super) fn is_invisible(character: char) -> bool {
    character == '\u{202e}' || character.is_control() && !matches!(character, '\n' | '\t')
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
        let without = Pattern::compile("[A-Z-[OI]]+").unwrap();
        assert!(without.matches("ABZ") && !without.matches("AO") && !without.matches("-"));
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
        for (unseen, name) in [("a\u{0}b", "U+0000"), ("\u{202e}ab", "U+202E")] {
            let fault = &short(&json!(unseen), &limits, None).faults[0];
            assert_eq!(fault.code, "control_characters");
            assert!(fault.message.de.contains(name), "{}", fault.message.de);
        }
        assert_eq!(short(&json!(3), &limits, None).faults[0].code, "wrong_shape");
    }

    #[test]
    fn codes_are_taken_in_the_signs_of_their_pattern() {
        let pattern = |source: &str| Pattern::compile(source).unwrap();
        let read = |source: &str, text: &str| {
            let kind = crate::format::Kind::ShortText(TextLimits::default());
            super::super::read(&kind, &json!(text), Some(&pattern(source)), &|_| false)
        };
        for (source, typed, kept) in [
            ("[A-Z]{2}-[0-9]{4}", "AB–1234", "AB-1234"),
            ("[A-Z]{2}-[0-9]{4}", "\u{202a}ab\u{2011}12\u{200b}34\u{202c}", "AB-1234"),
            ("[A-Z]{2} [0-9]{4}", "AB\u{a0}1234", "AB 1234"),
            ("[0-9]{11}", "12 345\u{202f}678 901", "12345678901"),
            ("[0-9]{11}", "１２３４５６７８９０１", "12345678901"),
            (".*–.*", "a–b", "a–b"),
        ] {
            assert_eq!(read(source, typed), Reading::of(kept), "{typed}");
        }
        for (source, typed, sign) in [
            ("[0-9]+", "1 2", "ein Leerzeichen"),
            ("[0-9]{2}", "1.5", "„.“"),
            ("[0-9]{11}", "12/345/678/901", "„/“"),
        ] {
            let read = read(source, typed);
            assert_eq!((read.faults[0].code, &read.value), ("pattern", &Value::from(typed)));
            assert!(read.faults[0].message.de.contains(sign), "{}", read.faults[0].message.de);
        }
    }

    #[test]
    fn marks_of_direction_are_left_out_of_texts() {
        let kind = crate::format::Kind::LongText(TextLimits::default());
        let read = |text: &str| super::super::read(&kind, &json!(text), None, &|_| false);
        assert_eq!(read("\u{2068}Am Markt\u{2069} – links\u{feff}"), Reading::of("Am Markt – links"));
        assert_eq!(read("\u{200b}\u{200e} "), Reading::default());
    }
}

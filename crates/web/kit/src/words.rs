//! The words of the interface: fluent files in `texts/de` and `texts/en`, built into the binary.
//!
//! In a template: `{{ "case-answer-by"|t|with("date", due|long_date) }}`. In Rust: `language.say("case-answer-by").with("date", date)`.
//! A key that travels as data is written `key("state-new")`. A test reads every template and source file and compares the keys it
//! finds with both folders, so that no word is missing and none is left over. Names of towns, services and people are content and
//! never stand here.

use std::{borrow::Cow, collections::HashMap, fmt, sync::LazyLock};

use fluent_templates::{Loader, fluent_bundle::FluentValue};
use locale::Language;
use unic_langid::LanguageIdentifier;

fluent_templates::static_loader! {
    static TEXTS = {
        locales: "./texts",
        fallback_language: "de",
        // Isolation marks around arguments would be read aloud and break copying.
        customise: |bundle| bundle.set_use_isolating(false),
    };
}

static GERMAN: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier(Language::German));
static ENGLISH: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier(Language::English));

/// A key of the word files that travels as data, for example in a state or a navigation entry.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Key(&'static str);

/// Names a key of the word files; the scanner test looks for exactly this call.
#[must_use]
pub const fn key(name: &'static str) -> Key {
    Key(name)
}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        self.0
    }
}

/// A text of the word files in one language, with the arguments given so far. Displays as plain text.
#[derive(Debug, Clone)]
pub struct Phrase {
    language: Language,
    key: Cow<'static, str>,
    arguments: HashMap<Cow<'static, str>, FluentValue<'static>>,
}

/// What the interface says in a language.
pub trait Say {
    /// The text with this key, in this language.
    #[must_use]
    fn say(self, key: impl AsRef<str>) -> Phrase;
}

impl Say for Language {
    fn say(self, key: impl AsRef<str>) -> Phrase {
        Phrase { language: self, key: Cow::Owned(key.as_ref().to_owned()), arguments: HashMap::new() }
    }
}

impl Phrase {
    /// The same text with one argument more: a number (which chooses plural forms) or anything that displays.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Argument) -> Self {
        self.arguments.insert(Cow::Owned(name.into()), value.argument());
        self
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let language = match self.language {
            Language::German => &*GERMAN,
            Language::English => &*ENGLISH,
        };
        match TEXTS.try_lookup_with_args(language, &self.key, &self.arguments) {
            Some(text) => f.write_str(&text),
            // The scanner test makes this unreachable for keys in the source; a reader sees the key rather than nothing.
            None => f.write_str(&self.key),
        }
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.to_string()
    }
}

/// What a text can take as an argument.
pub trait Argument {
    /// The value for the word files; numbers stay numbers, so that they choose plural forms.
    fn argument(&self) -> FluentValue<'static>;
}

macro_rules! number_arguments {
    ($($number:ty),+) => { $(
        impl Argument for $number {
            fn argument(&self) -> FluentValue<'static> {
                FluentValue::from(*self)
            }
        }
    )+ };
}
number_arguments!(u8, u16, u32, u64, usize, i32, i64);

macro_rules! text_arguments {
    ($($text:ty),+) => { $(
        impl Argument for $text {
            fn argument(&self) -> FluentValue<'static> {
                FluentValue::String(Cow::Owned(self.to_string()))
            }
        }
    )+ };
}
text_arguments!(str, String, Phrase);

impl<A: Argument + ?Sized> Argument for &A {
    fn argument(&self) -> FluentValue<'static> {
        (**self).argument()
    }
}

#[expect(clippy::expect_used, reason = "our two tags are well-formed; a test says so")]
fn identifier(language: Language) -> LanguageIdentifier {
    language.tag().parse().expect("a tag of two letters is a language identifier")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_chooses_the_plural_form() {
        let heading =
            |language: Language, count: u32| language.say("errors-heading").with("count", count).to_string();
        assert_eq!(heading(Language::German, 1), "Bitte prüfen Sie eine Angabe");
        assert_eq!(heading(Language::German, 9), "Bitte prüfen Sie 9 Angaben");
        assert_eq!(heading(Language::English, 1), "Please check one answer");
    }

    #[test]
    fn an_unknown_key_shows_itself() {
        assert_eq!(Language::English.say("no-such-key").to_string(), "no-such-key");
    }
}

//! The words of the interface: fluent files in `texts/de` and `texts/en` of each crate, built into the binary.
//!
//! In a template: `{{ "case-answer-by"|t|with("date", due|long_date) }}`. In Rust: `language.say("case-answer-by").with("date", date)`.
//! A key that travels as data is written `key("state-new")`. Names of towns, services and people are content and never stand here.
//!
//! Each crate has [`Words`] of its own and knows those of the crate below, in which it looks for what it does not have itself: a
//! wing finds the words of `kit`, and `kit` knows no wing. [`words!`](crate::words!) makes `say` and `key` of a crate, and a key
//! carries the words that it was written for. A test of `site` reads every template and source file and compares the keys that it
//! finds with what each crate can see, so that no word is missing and none is left over.

use std::{borrow::Cow, collections::HashMap, fmt, sync::LazyLock};

use fluent_templates::fluent_bundle::FluentValue;
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
crate::words!(TEXTS);

static GERMAN: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier(Language::German));
static ENGLISH: LazyLock<LanguageIdentifier> = LazyLock::new(|| identifier(Language::English));

/// The arguments of a text by name.
pub type Arguments = HashMap<Cow<'static, str>, FluentValue<'static>>;

/// How a crate looks up a key in its own files.
pub type Lookup = fn(&LanguageIdentifier, &str, &Arguments) -> Option<String>;

/// The words of a crate.
#[derive(Debug)]
pub struct Words {
    lookup: Lookup,
    /// The words of the crate below, which this one sees too.
    below: Option<&'static Words>,
}

impl Words {
    /// Words that are looked up like this, and in the crate below if they are not there.
    #[must_use]
    pub const fn new(lookup: Lookup, below: Option<&'static Self>) -> Self {
        Self { lookup, below }
    }

    fn find(&self, language: Language, key: &str, arguments: &Arguments) -> Option<String> {
        let tag = match language {
            Language::German => &*GERMAN,
            Language::English => &*ENGLISH,
        };
        let own = (self.lookup)(tag, key, arguments);
        own.or_else(|| self.below?.find(language, key, arguments))
    }
}

/// A key of the word files that travels as data, for example in a state or a navigation entry.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    words: &'static Words,
    name: &'static str,
}

impl Key {
    /// The key with this name among these words. Crates write `key("name")`, which the scanner test looks for.
    #[must_use]
    pub const fn new(words: &'static Words, name: &'static str) -> Self {
        Self { words, name }
    }
}

impl PartialEq for Key {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name && std::ptr::eq(self.words, other.words)
    }
}

impl Eq for Key {}

impl AsRef<str> for Key {
    fn as_ref(&self) -> &str {
        self.name
    }
}

/// What names a text: a [`Key`] with the words that it belongs to, or a plain name among the words of whoever says it.
pub trait Named {
    /// The text of this name in a language; `own` are the words of whoever says it.
    fn phrase(&self, language: Language, own: &'static Words) -> Phrase;
}

impl Named for str {
    fn phrase(&self, language: Language, own: &'static Words) -> Phrase {
        Phrase { language, words: own, key: Cow::Owned(self.to_owned()), arguments: HashMap::new() }
    }
}

impl Named for String {
    fn phrase(&self, language: Language, own: &'static Words) -> Phrase {
        self.as_str().phrase(language, own)
    }
}

impl Named for Key {
    fn phrase(&self, language: Language, _own: &'static Words) -> Phrase {
        Phrase { language, words: self.words, key: Cow::Borrowed(self.name), arguments: HashMap::new() }
    }
}

impl<N: Named + ?Sized> Named for &N {
    fn phrase(&self, language: Language, own: &'static Words) -> Phrase {
        (**self).phrase(language, own)
    }
}

/// A text of the word files in one language, with the arguments given so far. Displays as plain text.
#[derive(Debug, Clone)]
pub struct Phrase {
    language: Language,
    words: &'static Words,
    key: Cow<'static, str>,
    arguments: Arguments,
}

/// Makes the words of a crate: `WORDS` from a static loader of `fluent-templates`, over those of the crate below, if there is one;
/// and with them `say` and `key`, which look there.
#[macro_export]
macro_rules! words {
    ($loader:ident $(, $below:path)?) => {
        /// The words of this crate.
        pub static WORDS: $crate::words::Words = $crate::words::Words::new(
            |language, key, arguments| {
                ::fluent_templates::Loader::try_lookup_with_args(&*$loader, language, key, arguments)
            },
            $crate::words!(@below $($below)?),
        );

        /// Names a key of the words of this crate; the scanner test looks for exactly this call.
        #[must_use]
        pub const fn key(name: &'static str) -> $crate::words::Key {
            $crate::words::Key::new(&WORDS, name)
        }

        /// What this crate says in a language.
        pub trait Say {
            /// The text with this key, in this language.
            #[must_use]
            fn say(self, key: impl $crate::words::Named) -> $crate::words::Phrase;
        }

        impl Say for ::locale::Language {
            fn say(self, key: impl $crate::words::Named) -> $crate::words::Phrase {
                key.phrase(self, &WORDS)
            }
        }
    };
    (@below) => { None };
    (@below $below:path) => { Some(&$below) };
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
        match self.words.find(self.language, &self.key, &self.arguments) {
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

//! The languages of portal, desk, mails, letters and commands.

use serde::{Deserialize, Serialize};

/// A language in which people are addressed.
///
/// German is the language of the procedure; English is a help for reading. Texts in Leichte Sprache are a second German
/// wording of a form and no language of their own.
///
/// Legal source: § 23 (1) VwVfG (the official language is German).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Language {
    /// The language of the authority, into which every text is written first.
    #[serde(rename = "de")]
    German,
    /// A translation.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// Every language, German first.
    pub const ALL: [Self; 2] = [Self::German, Self::English];

    /// The tag of BCP 47, which is the code of ISO 639-1 too: for `lang` attributes, cookies, folders and events.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    /// The language's name in itself, for a switch between languages.
    #[must_use]
    pub const fn own_name(self) -> &'static str {
        match self {
            Self::German => "Deutsch",
            Self::English => "English",
        }
    }

    /// The language with this tag; regional tags such as `en-GB` count as their language.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        let primary = tag.trim().split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| primary.eq_ignore_ascii_case(language.tag()))
    }

    /// One of two wordings.
    #[must_use]
    pub fn pick<T>(self, german: T, english: T) -> T {
        match self {
            Self::German => german,
            Self::English => english,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_names_its_language_whatever_the_region() {
        for language in Language::ALL {
            assert_eq!(Language::from_tag(language.tag()), Some(language));
        }
        assert_eq!(Language::from_tag(" en-GB"), Some(Language::English));
        assert_eq!(Language::from_tag("DE-at"), Some(Language::German));
        for tag in ["", "da", "deu", "english"] {
            assert_eq!(Language::from_tag(tag), None, "{tag}");
        }
    }

    #[test]
    fn a_language_is_kept_under_its_tag() {
        for language in Language::ALL {
            let kept = serde_json::to_value(language).unwrap();
            assert_eq!(kept, language.tag());
            assert_eq!(serde_json::from_value::<Language>(kept).unwrap(), language);
        }
        assert!(serde_json::from_str::<Language>("\"en-GB\"").is_err());
    }

    #[test]
    fn a_wording_is_picked_by_language() {
        assert_eq!(Language::ALL.map(|language| language.pick("Frist", "deadline")), ["Frist", "deadline"]);
    }
}

//! The two languages of the interface, and how the one for an answer is chosen.

/// A language of the interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// German: the language of the authority, and the default.
    German,
    /// English.
    English,
}

impl Language {
    /// Every language, the default first.
    pub const ALL: [Self; 2] = [Self::German, Self::English];

    /// The BCP 47 tag, for `lang` attributes, cookies and folder names.
    #[must_use]
    pub const fn tag(self) -> &'static str {
        match self {
            Self::German => "de",
            Self::English => "en",
        }
    }

    /// The language's name in itself, for the language switch.
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

    /// The language that a reader asked for: what the language switch stored, else the first that `Accept-Language` names.
    ///
    /// Quality values are not weighed: browsers list the preferred language first.
    #[must_use]
    pub fn chosen(stored: Option<&str>, accept_language: Option<&str>) -> Self {
        stored
            .and_then(Self::from_tag)
            .or_else(|| {
                let mut tags = accept_language?.split(',').filter_map(|part| part.split(';').next());
                tags.find_map(Self::from_tag)
            })
            .unwrap_or(Self::German)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_choice_wins_over_the_browser() {
        assert_eq!(Language::chosen(Some("en"), Some("de-DE,de;q=0.9")), Language::English);
    }

    #[test]
    fn the_first_known_language_of_the_browser_counts_and_german_is_the_default() {
        assert_eq!(Language::chosen(None, Some("fr-FR, en-GB;q=0.8, de;q=0.5")), Language::English);
        assert_eq!(Language::chosen(Some("xx"), Some("da")), Language::German);
        assert_eq!(Language::chosen(None, None), Language::German);
    }
}

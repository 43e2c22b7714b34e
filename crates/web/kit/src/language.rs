//! How the language for an answer is chosen.

pub use locale::Language;

/// The language that a reader asked for: what the language switch stored, else the first that `Accept-Language` names.
///
/// Quality values are not weighed: browsers list the preferred language first.
#[must_use]
pub(crate) fn chosen(stored: Option<&str>, accept_language: Option<&str>) -> Language {
    stored
        .and_then(Language::from_tag)
        .or_else(|| {
            let mut tags = accept_language?.split(',').filter_map(|part| part.split(';').next());
            tags.find_map(Language::from_tag)
        })
        .unwrap_or(Language::German)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stored_choice_wins_over_the_browser() {
        assert_eq!(chosen(Some("en"), Some("de-DE,de;q=0.9")), Language::English);
    }

    #[test]
    fn the_first_known_language_of_the_browser_counts_and_german_is_the_default() {
        assert_eq!(chosen(None, Some("fr-FR, en-GB;q=0.8, de;q=0.5")), Language::English);
        assert_eq!(chosen(Some("xx"), Some("da")), Language::German);
        assert_eq!(chosen(None, None), Language::German);
    }
}

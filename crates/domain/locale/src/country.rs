//! Countries: a code in everything that is kept, a name where people read and write.

mod also;
mod table;

use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Language;

/// A country, by its code of ISO 3166-1 alpha-2. It is kept as the code; names may change.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "&'static str")]
pub struct Country(&'static Row);

/// What is known of a country.
#[derive(PartialEq, Eq, Hash)]
struct Row {
    code: &'static str,
    german: &'static str,
    english: &'static str,
}

/// A text that is no code of a country.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("«{0}» is no code of a country")]
pub struct NoCountry(String);

impl Country {
    /// The country of the towns: letters within it name no country.
    pub const GERMANY: Self = Self(&table::GERMANY);

    /// Every country, in the order of the codes.
    pub fn all() -> impl Iterator<Item = Self> {
        table::COUNTRIES.iter().map(Self)
    }

    /// The country with this code, in capitals as it is kept.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::all().find(|country| country.code() == code)
    }

    /// The country that a person named: by its code or by a name in German or English, whatever the case, the hyphens, the accents
    /// or the spelling of umlauts; an article before it is left out. `None` if no country or more than one is called so.
    #[must_use]
    pub fn named(text: &str) -> Option<Self> {
        let text = text.trim();
        let called = |text: &str| Self::from_code(&text.to_ascii_uppercase()).or_else(|| Self::called(text));
        called(text).or_else(|| {
            let (article, name) = text.split_once(' ')?;
            let is_article =
                ["der", "die", "das", "the"].iter().any(|word| article.eq_ignore_ascii_case(word));
            if is_article { Self::called(name) } else { None }
        })
    }

    /// The code, two capital letters.
    #[must_use]
    pub const fn code(self) -> &'static str {
        self.0.code
    }

    /// The name by which people know it.
    #[must_use]
    pub const fn name(self, language: Language) -> &'static str {
        match language {
            Language::German => self.0.german,
            Language::English => self.0.english,
        }
    }

    /// The names of all countries in alphabetical order, as a person chooses one.
    #[must_use]
    pub fn names(language: Language) -> Vec<&'static str> {
        let mut names: Vec<&'static str> = Self::all().map(|country| country.name(language)).collect();
        names.sort_by_cached_key(|name| Folded::of(name).bare);
        names
    }

    /// The last line of an address in a letter from Germany: the name in German, in capitals. A letter that stays has none.
    ///
    /// Source: Weltpostvertrag, and DIN 5008 (the country in capitals, in the language of the country of posting).
    #[must_use]
    pub fn address_line(self) -> Option<String> {
        (self != Self::GERMANY).then(|| self.name(Language::German).to_uppercase())
    }

    fn called(text: &str) -> Option<Self> {
        let typed = Folded::of(text);
        let by_name = Self::all().find(|country| {
            typed.is(country.name(Language::German)) || typed.is(country.name(Language::English))
        });
        by_name.or_else(|| {
            let (_, code) = also::ALSO.iter().find(|(name, _)| typed.is(name))?;
            Self::from_code(code)
        })
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Country({})", self.code())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl From<Country> for &'static str {
    fn from(country: Country) -> Self {
        country.code()
    }
}

impl TryFrom<String> for Country {
    type Error = NoCountry;

    fn try_from(code: String) -> Result<Self, NoCountry> {
        Self::from_code(&code).ok_or(NoCountry(code))
    }
}

/// A name as it is compared: its letters in small, once with umlauts as two letters and once without their dots.
#[derive(PartialEq, Eq)]
struct Folded {
    spelled_out: String,
    bare: String,
}

impl Folded {
    fn of(text: &str) -> Self {
        let mut folded = Self { spelled_out: String::new(), bare: String::new() };
        for letter in text.chars().flat_map(char::to_lowercase).filter(|letter| letter.is_alphanumeric()) {
            let (spelled_out, bare) = match letter {
                'ä' => ("ae", "a"),
                'ö' => ("oe", "o"),
                'ü' => ("ue", "u"),
                'ß' => ("ss", "ss"),
                'à' | 'á' | 'â' | 'ã' | 'å' => ("a", "a"),
                'ç' => ("c", "c"),
                'è' | 'é' | 'ê' => ("e", "e"),
                'í' => ("i", "i"),
                'ñ' => ("n", "n"),
                'ó' | 'ô' | 'õ' => ("o", "o"),
                other => {
                    folded.spelled_out.push(other);
                    folded.bare.push(other);
                    continue;
                }
            };
            folded.spelled_out.push_str(spelled_out);
            folded.bare.push_str(bare);
        }
        folded
    }

    /// Whether this is one way to write that name.
    fn is(&self, name: &str) -> bool {
        let name = Self::of(name);
        !self.bare.is_empty() && (self.spelled_out == name.spelled_out || self.bare == name.bare)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn code(text: &str) -> Option<&'static str> {
        Country::named(text).map(Country::code)
    }

    #[test]
    fn there_are_as_many_as_the_norm_has_and_kosovo() {
        let codes: Vec<_> = Country::all().map(Country::code).collect();
        assert!(codes.is_sorted());
        assert_eq!(codes.iter().filter(|code| **code != "XK").count(), 249);
        assert!(
            codes
                .iter()
                .all(|code| code.len() == 2 && code.bytes().all(|letter| letter.is_ascii_uppercase()))
        );
    }

    #[test]
    fn every_country_is_found_by_its_code_and_its_names() {
        for country in Country::all() {
            assert_eq!(Country::from_code(country.code()), Some(country));
            assert_eq!(Country::named(&country.code().to_lowercase()), Some(country));
            for language in Language::ALL {
                let name = country.name(language);
                for typed in [name.to_owned(), name.to_uppercase(), name.replace([' ', '-'], "  ")] {
                    assert_eq!(Country::named(&typed), Some(country), "{typed}");
                }
            }
        }
        for (name, code) in also::ALSO {
            assert_eq!(super::tests::code(name), Some(code), "{name}");
        }
    }

    #[test]
    fn no_name_means_two_countries() {
        let mut known: BTreeMap<String, &str> = BTreeMap::new();
        let names =
            Country::all().flat_map(|country| Language::ALL.map(|l| (country.name(l), country.code())));
        for (name, code) in names.chain(also::ALSO) {
            let folded = Folded::of(name);
            for spelling in [folded.spelled_out, folded.bare] {
                assert_eq!(*known.entry(spelling).or_insert(code), code, "{name}");
            }
        }
    }

    #[test]
    fn people_write_countries_in_many_ways() {
        let written =
            ["Österreich", "oesterreich", "Osterreich", "ÖSTERREICH ", "austria", "at", "O\u{308}sterreich"];
        assert_eq!(written.map(code), [Some("AT"); 7]);
        assert_eq!(
            ["die Schweiz", "The Netherlands", "Papua Neuguinea"].map(code),
            [Some("CH"), Some("NL"), Some("PG")]
        );
        assert_eq!(
            ["Cote d'Ivoire", "Elfenbeinkueste", "Curacao"].map(code),
            [Some("CI"), Some("CI"), Some("CW")]
        );
        assert_eq!(
            ["", " ", "-", "die", "ZZ", "Schlaraffenland", "Korea", "Republik China", "Kongo"].map(code),
            [None; 9]
        );
    }

    #[test]
    fn names_stand_in_the_order_in_which_people_look_for_them() {
        let names = Country::names(Language::German);
        assert_eq!(names.len(), Country::all().count());
        let place = |name: &str| names.iter().position(|known| *known == name).unwrap();
        assert!(place("Norwegen") < place("Österreich") && place("Österreich") < place("Pakistan"));
        assert!(names.iter().all(|name| Country::named(name).is_some()));
    }

    #[test]
    fn names_in_the_language_of_the_country_are_known() {
        for (name, code) in [
            ("Deutschland.", "DE"),
            ("Allemagne", "DE"),
            ("NIEMCY", "DE"),
            ("Italia", "IT"),
            ("Espana", "ES"),
            ("Sverige", "SE"),
        ] {
            assert_eq!(super::tests::code(name), Some(code), "{name}");
        }
        assert_eq!(Country::named("Deutsch"), None);
    }

    #[test]
    fn it_is_kept_as_its_code_alone() {
        let denmark = Country::from_code("DK").unwrap();
        assert_eq!(serde_json::to_string(&denmark).unwrap(), "\"DK\"");
        assert_eq!(serde_json::from_str::<Country>("\"DK\"").unwrap(), denmark);
        for other in ["\"dk\"", "\"Dänemark\"", "\"ZZ\"", "\"\"", "7"] {
            assert!(serde_json::from_str::<Country>(other).is_err(), "{other}");
        }
        assert_eq!(Country::from_code("DE"), Some(Country::GERMANY));
    }

    #[test]
    fn a_letter_abroad_ends_with_the_country_in_german_capitals() {
        assert_eq!(Country::GERMANY.address_line(), None);
        assert_eq!(Country::named("austria").unwrap().address_line().unwrap(), "ÖSTERREICH");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_search(text in ".{0,40}") {
            let _ = Country::named(&text);
        }
    }
}

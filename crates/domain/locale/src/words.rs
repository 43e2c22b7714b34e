//! The words that stand for months and days of the week, whole or shortened, in German and English.

use jiff::civil::Weekday;

use crate::{Language, months, weekday_name};

/// Fewest letters of a shortened word, so that it means one month: «Jan», «Sept.».
const SHORT_MONTH: usize = 3;

/// Months as they are also called, in the spelling of [`folded`].
const ALSO: [(&str, i8); 6] =
    [("jaenner", 1), ("janner", 1), ("feber", 2), ("mrz", 3), ("juno", 6), ("julei", 7)];

/// The month, 1 to 12, that a word means: the name in German or English or its beginning, in any case, with or without a point.
#[must_use]
pub fn month_named(word: &str) -> Option<i8> {
    let word = folded(word);
    if let Some((_, month)) = ALSO.iter().find(|(name, _)| *name == word) {
        return Some(*month);
    }
    let means = |name: &str| begins(name, &word, SHORT_MONTH);
    Language::ALL.into_iter().find_map(|language| {
        let place = months(language).iter().position(|name| means(name))?;
        i8::try_from(place + 1).ok()
    })
}

/// The day of the week that a word means: the name in German or English, its usual short form, or its beginning.
#[must_use]
pub fn weekday_named(word: &str) -> Option<Weekday> {
    let word = folded(word);
    let mut days = Weekday::Monday.cycle_forward().take(7);
    if word == "sonnabend" {
        return Some(Weekday::Saturday);
    }
    days.find(|day| {
        let [german, english] =
            [Language::German, Language::English].map(|language| weekday_name(language, *day));
        begins(german, &word, 3) || begins(english, &word, 3) || folded(german).get(..2) == Some(&word)
    })
}

/// Whether a word is the beginning of a name, in one of its spellings.
fn begins(name: &str, word: &str, letters_min: usize) -> bool {
    let spelled_out = folded(name);
    let bare = spelled_out.replace("ae", "a");
    word.chars().count() >= letters_min && (spelled_out.starts_with(word) || bare.starts_with(word))
}

/// Small letters, umlauts as two, without the point that ends a short form.
fn folded(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase().replace('ä', "ae")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_are_known_by_their_names_and_short_forms() {
        for (word, month) in [
            ("Januar", 1),
            ("JAN.", 1),
            ("Jänner", 1),
            ("feb", 2),
            ("März", 3),
            ("MÄRZ", 3),
            ("maerz", 3),
            ("Mrz.", 3),
            ("mar", 3),
            ("March", 3),
            ("Mär", 3),
            ("Apr", 4),
            ("May", 5),
            ("Mai", 5),
            ("Juni", 6),
            ("jun", 6),
            ("July", 7),
            ("Aug.", 8),
            ("Sept.", 9),
            ("Sep", 9),
            ("Okt", 10),
            ("Oct.", 10),
            ("Nov", 11),
            ("Dez.", 12),
            ("december", 12),
        ] {
            assert_eq!(month_named(word), Some(month), "{word}");
        }
        for word in ["", "J", "Ja", "Ma", "Märzen", "Januarius", "12", "."] {
            assert_eq!(month_named(word), None, "{word}");
        }
    }

    #[test]
    fn every_name_means_itself_and_every_beginning_one_month() {
        for language in Language::ALL {
            for (place, name) in months(language).iter().enumerate() {
                for letters in SHORT_MONTH..=name.chars().count() {
                    let word: String = name.chars().take(letters).collect();
                    assert_eq!(month_named(&word).map(i32::from), i32::try_from(place + 1).ok(), "{word}");
                }
            }
        }
    }

    #[test]
    fn days_of_the_week_are_known() {
        for (word, day) in [
            ("Montag", Weekday::Monday),
            ("mo.", Weekday::Monday),
            ("Di", Weekday::Tuesday),
            ("tue", Weekday::Tuesday),
            ("WEDNESDAY", Weekday::Wednesday),
            ("Do.", Weekday::Thursday),
            ("thurs", Weekday::Thursday),
            ("Fr", Weekday::Friday),
            ("Sonnabend", Weekday::Saturday),
            ("Sa", Weekday::Saturday),
            ("Sun", Weekday::Sunday),
            ("so", Weekday::Sunday),
        ] {
            assert_eq!(weekday_named(word), Some(day), "{word}");
        }
        for word in ["", "m", "den", "tu"] {
            assert_eq!(weekday_named(word), None, "{word}");
        }
    }
}

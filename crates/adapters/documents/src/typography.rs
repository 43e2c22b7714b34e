//! Small typographic care that readers never notice: what belongs together is not torn apart at a line's end.

use locale::{Language, months};

const NO_BREAK: char = '\u{a0}';

/// Words after which a number stays on the same line («§ 39», «Absatz 5», «Flurstück 112/4»).
const BEFORE_NUMBER: [&str; 18] = [
    "§",
    "§§",
    "Absatz",
    "Abs.",
    "Nummer",
    "Nr.",
    "Satz",
    "Artikel",
    "Art.",
    "Tarifstelle",
    "Flur",
    "Flurstück",
    "Seite",
    "Baum",
    "Section",
    "No.",
    "EUR",
    "€",
];

/// Words that stay on the line of the number before them («96 cm», «70,00 Euro»).
const AFTER_NUMBER: [&str; 18] = [
    "cm", "m", "km", "m²", "mm", "kg", "Euro", "€", "EUR", "euros", "%", "Prozent", "Grad", "Uhr", "Meter",
    "Tage", "Tagen", "Stück",
];

/// Words with more characters may break at any of these places; ordinary long words are hyphenated.
const WORD_CHARACTERS_MAX: usize = 40;

/// At most so many characters of a long word stand between two places to break.
const STRETCH_MAX: usize = 12;

/// Marks a place where a word may break; the template makes a break without a sign of it.
const MAY_BREAK: char = '\u{200b}';

/// Marks places to break in words that would run off the sheet: addresses of web pages, rows of the same letter. A
/// break comes after a sign that divides the word, else after some characters.
pub(crate) fn breakable(text: &str) -> String {
    let words = text.split_inclusive([' ', NO_BREAK, '\n']);
    words
        .map(
            |word| {
                if word.chars().count() > WORD_CHARACTERS_MAX { in_stretches(word) } else { word.to_owned() }
            },
        )
        .collect()
}

fn in_stretches(word: &str) -> String {
    let mut marked = String::with_capacity(word.len() * 2);
    let mut stretch = 0;
    for letter in word.chars() {
        marked.push(letter);
        stretch += 1;
        let divides =
            matches!(letter, '/' | '?' | '&' | '=' | '.' | ',' | ';' | ':' | '_' | '-' | '@' | '#' | '+');
        if stretch >= STRETCH_MAX || (divides && stretch > 2) {
            marked.push(MAY_BREAK);
            stretch = 0;
        }
    }
    marked
}

/// Joins numbers with what they count, and a day with its month, by no-break spaces, and marks where overlong words
/// may break. Changes nothing that can be seen.
pub(crate) fn keep_together(text: &str) -> String {
    breakable(&joined(text))
}

fn joined(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut words = text.split(' ').peekable();
    while let Some(word) = words.next() {
        kept.push_str(word);
        if let Some(next) = words.peek() {
            kept.push(if belong_together(word, next) { NO_BREAK } else { ' ' });
        }
    }
    kept
}

/// Whether words begin with the name of a month.
fn starts_with_month(words: &str) -> bool {
    let first = words.split(|letter: char| !letter.is_alphabetic()).next().unwrap_or_default();
    Language::ALL.into_iter().any(|language| months(language).contains(&first))
}

fn belong_together(word: &str, next: &str) -> bool {
    let starts_with_digit = next.starts_with(|letter: char| letter.is_ascii_digit());
    let opening = word.trim_start_matches(['(', '«', '„', '"']);
    if starts_with_digit {
        return BEFORE_NUMBER.contains(&opening);
    }
    let day = word.trim_end_matches('.');
    let is_day = !day.is_empty() && day.bytes().all(|byte| byte.is_ascii_digit());
    let counts = word.ends_with(|letter: char| letter.is_ascii_digit());
    let unit = next.trim_end_matches(['.', ',', ';', ':', ')', '?', '!']);
    (counts && AFTER_NUMBER.contains(&unit)) || (is_day && starts_with_month(next))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_stay_with_what_they_count() {
        let text = "Nach § 39 Absatz 5 misst er 96 cm; fällig am 21. Dezember 2026, 70,00 Euro.";
        let kept = keep_together(text);
        assert_eq!(
            kept.replace(NO_BREAK, "~"),
            "Nach §~39 Absatz~5 misst er 96~cm; fällig am 21.~Dezember 2026, 70,00~Euro."
        );
        assert_eq!(kept.replace(NO_BREAK, " "), text);
    }

    #[test]
    fn overlong_words_may_break_where_they_divide() {
        let address = "https://www.foerdestadt.example/rathaus/aemter/gruenflaechenamt?baum=1";
        assert_eq!(
            keep_together(&format!("Siehe {address} dort.")).replace(MAY_BREAK, "|"),
            "Siehe https:|//www.|foerdestadt.|example/|rathaus/|aemter/|gruenflaeche|namt?|baum=|1 dort."
        );
        assert_eq!(keep_together(&"X".repeat(41)).matches(MAY_BREAK).count(), 3);
        let word = "Rindfleischetikettierungsüberwachung";
        assert_eq!(keep_together(word), word);
    }

    #[test]
    fn nothing_else_changes() {
        for text in ["", " ", "  zwei  Räume ", "2027 auf demselben", "Satz. 3", "m 5"] {
            assert_eq!(keep_together(text), text);
        }
    }
}

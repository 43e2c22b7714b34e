//! Names of persons in the letters that German registers know.
//!
//! Legal source: DIN 91379:2022-08, data type A (names of natural persons). The check works by Unicode blocks: Latin
//! letters with their marks, and the signs that names are written with. It lets through a few rare letters of these
//! blocks that the norm does not list; it refuses every other script, digits and symbols.

use serde_json::Value as Json;

use super::{Fault, Reading, typed};

/// Characters of a name.
const NAME_MAX: usize = 200;

/// A name.
pub(super) fn person_name(raw: &Json) -> Reading {
    let Some(text) = typed(raw) else {
        return Reading::unreadable(Fault::wrong_shape("ein Name", "A name"));
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > NAME_MAX {
        return Reading::unreadable(Fault::too_long(NAME_MAX));
    }
    let mut previous_is_letter = false;
    for character in text.chars() {
        let mark = is_mark(character) && previous_is_letter;
        if !(mark || is_letter(character) || is_sign(character)) {
            return Reading::unreadable(Fault::new(
                "name_letters",
                format!(
                    "Das Zeichen «{character}» kann in einem Namen nicht stehen. Schreiben Sie den Namen wie im Ausweis in lateinischen Buchstaben."
                ),
                format!(
                    "The character “{character}” cannot stand in a name. Write the name in Latin letters as in the identity document."
                ),
            ));
        }
        previous_is_letter = mark || is_letter(character);
    }
    if text.chars().any(is_letter) {
        return Reading::of(text);
    }
    Reading::unreadable(Fault::new("name_letters", "Geben Sie einen Namen ein.", "Enter a name."))
}

/// Latin letters: basic, Latin-1, Extended-A, -B and Additional, and the three further ones of the norm.
fn is_letter(character: char) -> bool {
    matches!(character,
        'A'..='Z' | 'a'..='z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ɏ' | 'ə' | 'ɨ' | 'ʒ' | 'Ḁ'..='ỹ' | 'ª' | 'º')
}

/// Combining marks; they stand after the letter that they belong to.
fn is_mark(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{338}' | '\u{35e}' | '\u{360}'..='\u{361}')
}

/// Signs within names: space, apostrophes, hyphen, point, comma, modifier letters.
fn is_sign(character: char) -> bool {
    matches!(
        character,
        ' ' | '\'' | '’' | '`' | '´' | '-' | '.' | ',' | '~' | '·' | 'ʰ'
            ..='ʳ' | 'ʹ' | 'ʺ' | 'ʾ' | 'ʿ' | 'ˈ' | 'ˌ'
    )
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn names_are_latin() {
        for right in [
            "Müller-Lüdenscheidt",
            "Đặng Thị",
            "O’Neill",
            "d'Aubigné",
            "Nguyễn",
            "C̀h",
            "Łukasiewicz",
            "Dr. Groß",
        ] {
            assert_eq!(person_name(&json!(right)), Reading::of(right), "{right}");
        }
        assert_eq!(person_name(&json!("  Erika   Mustermann ")), Reading::of("Erika Mustermann"));
        for wrong in ["Иванов", "R2D2", "张伟", "a@b", "😀", "\u{301}a", "---"] {
            assert_eq!(person_name(&json!(wrong)).faults[0].code, "name_letters", "{wrong}");
        }
    }
}

//! Names of persons in the letters that German registers know.
//!
//! Legal source: DIN 91379:2022-08, data type A (names of natural persons): the groups `bll` (Latin letters, and
//! sequences of a letter with marks) and `bnlreq` (signs N1). Nothing else can stand in a name, and a mark stands only
//! where the norm lists it. Names are compared in normal form C, as the norm demands.

use serde_json::Value as Json;

use super::{Fault, Reading, typed};

/// Characters of a name.
const NAME_MAX: usize = 200;

/// What may follow which letters, where letter and mark have no character of their own: marks, and the letters before
/// them. The longer ones stand first, because `L̥̄` also begins like `L̥`.
const SEQUENCES: [(&str, &str); 23] = [
    ("\u{31b}\u{304}", "Ss"),
    ("\u{325}\u{304}", "LRlr"),
    ("\u{328}\u{306}", "Cc"),
    ("\u{35f}H", "K"),
    ("\u{35f}h", "Kk"),
    ("\u{300}", "CFGKMPSTZcfgkmpstz"),
    ("\u{301}", "JjÿĪī"),
    ("\u{302}", "DKLMNdklmn"),
    ("\u{304}", "CFHKNPSTZcfhknpstzÛûḲḳṢṣṬṭỤụ"),
    ("\u{306}", "CMNRZcmnrzÇç"),
    ("\u{307}", "KUku"),
    ("\u{308}", "CTZczẠạỌọỤụ"),
    ("\u{30b}", "Aa"),
    ("\u{30c}", "J"),
    ("\u{30d}", "ēō"),
    ("\u{310}", "Mm"),
    ("\u{315}", "CKPTckptČč"),
    ("\u{31b}", "KTkt"),
    ("\u{323}", "CPcpČč"),
    ("\u{325}", "LRlr"),
    ("\u{326}", "CHKLNchklnŽž"),
    ("\u{327}", "ZzŽž"),
    ("\u{331}", "HSs"),
];

/// A name, in normal form C.
pub(super) fn person_name(raw: &Json) -> Reading {
    let Some(text) = typed(raw) else {
        return Reading::unreadable(Fault::wrong_shape("ein Name", "A name"));
    };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > NAME_MAX {
        return Reading::unreadable(Fault::too_long(NAME_MAX));
    }
    if let Some(foreign) = foreign(&text) {
        return Reading::unreadable(Fault::new(
            "name_letters",
            format!(
                "Das Zeichen „{foreign}“ kann in einem Namen nicht stehen. Schreiben Sie den Namen wie im Ausweis in lateinischen Buchstaben."
            ),
            format!(
                "The character “{foreign}” cannot stand in a name. Write the name in Latin letters as in the identity document."
            ),
        ));
    }
    if text.chars().any(is_letter) {
        return Reading::of(text);
    }
    Reading::unreadable(Fault::new("name_letters", "Geben Sie einen Namen ein.", "Enter a name."))
}

/// The first character that cannot stand in a name, with the marks on it.
fn foreign(text: &str) -> Option<&str> {
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let after = rest.get(first.len_utf8()..).unwrap_or_default();
        let known = is_letter(first) || is_sign(first);
        let tail =
            SEQUENCES.iter().find(|(tail, letters)| after.starts_with(tail) && letters.contains(first));
        let after_tail = tail.and_then(|(tail, _)| after.strip_prefix(tail)).unwrap_or(after);
        let unmarked = after_tail.trim_start_matches(is_mark);
        if !known || unmarked.len() < after_tail.len() {
            return rest.strip_suffix(after.trim_start_matches(is_mark));
        }
        rest = after_tail;
    }
    None
}

/// The letters of group `bll` that are one character.
fn is_letter(character: char) -> bool {
    matches!(
        character,
        'A'..='Z' | 'a'..='z' | 'À'..='Ö' | 'Ø'..='ö' | 'ø'..='ž' | 'Ƈ'..='ƈ' | 'Ə' | 'Ɨ' | 'Ơ'..='ơ' | 'Ư'..='ư' | 'Ʒ'
            | 'Ǎ'..='ǜ' | 'Ǟ'..='ǟ' | 'Ǣ'..='ǰ' | 'Ǵ'..='ǵ' | 'Ǹ'..='ǿ' | 'Ȓ'..='ȓ' | 'Ș'..='ț' | 'Ȟ'..='ȟ' | 'ȧ'..='ȳ'
            | 'ə' | 'ɨ' | 'ʒ' | 'Ḃ'..='ḃ' | 'Ḇ'..='ḇ' | 'Ḋ'..='ḑ' | 'ḗ' | 'Ḝ'..='ḫ' | 'ḯ'..='ḷ' | 'Ḻ'..='ḻ' | 'Ṁ'..='ṉ'
            | 'Ṓ'..='ṛ' | 'Ṟ'..='ṣ' | 'Ṫ'..='ṯ' | 'Ẁ'..='ẇ' | 'Ẍ'..='ẗ' | 'ẞ' | 'Ạ'..='ỹ'
    )
}

/// The signs of group `bnlreq`: space, apostrophes, hyphen, point, comma, marks that stand alone, modifier letters.
fn is_sign(character: char) -> bool {
    " ',-.`~¨´·ʹʺʾʿˈˌ’‡".contains(character)
}

/// Combining marks; they belong to the character before them.
fn is_mark(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;
    use unicode_normalization::UnicodeNormalization;

    use super::*;

    /// What the norm allows, with its kind.
    fn facts() -> Vec<(&'static str, String)> {
        let lines = include_str!("../../tests/din91379.txt").lines().filter(|line| !line.starts_with('#'));
        lines
            .flat_map(|line| {
                let (kind, entries) = line.split_once(' ').unwrap();
                entries.split(' ').map(move |entry| {
                    let points = entry.split('+').map(|point| u32::from_str_radix(point, 16).unwrap());
                    (kind, points.map(|point| char::from_u32(point).unwrap()).collect())
                })
            })
            .collect()
    }

    /// Read as answers are read: the normal form comes first.
    fn read(text: &str) -> Reading {
        let raw = json!(text);
        super::super::read(&crate::format::Kind::PersonName, &raw, None, &|_code| true)
    }

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
            assert_eq!(read(right), Reading::of(right), "{right}");
        }
        assert_eq!(read("  Erika   Mustermann "), Reading::of("Erika Mustermann"));
        assert_eq!(read("Jose\u{301} Mu\u{308}ller"), Reading::of("José Müller"));
        for wrong in
            ["Иванов", "R2D2", "张伟", "a@b", "😀", "\u{301}a", "---", "ſ", "b\u{308}", "L̥\u{304}\u{301}"]
        {
            assert_eq!(read(wrong).faults[0].code, "name_letters", "{wrong}");
        }
        for typed in ["Anne–Marie", "Anne\u{2011}Marie", "\u{200e}Anne\u{200b}-Marie\u{feff}", "Anne－Marie"]
        {
            assert_eq!(read(typed), Reading::of("Anne-Marie"), "{typed}");
        }
        assert_eq!(read("O‘Neill"), Reading::of("O’Neill"));
        assert_eq!(read("Anna\u{a0}Maria"), Reading::of("Anna Maria"));
        assert!(read("Ab\u{303}d").faults[0].message.en.contains("“b\u{303}”"));
    }

    #[test]
    fn all_that_the_norm_lists_is_accepted_and_nothing_else() {
        let facts = facts();
        assert_eq!(facts.len(), 500 + 149 + 18);
        for (kind, entry) in &facts {
            let name = if *kind == "sign" { format!("A{entry}B") } else { entry.clone() };
            assert_eq!(foreign(&name), None, "{kind} {entry}");
            assert!(entry.nfc().eq(entry.chars()), "{entry} is not composed");
        }
        let known: BTreeSet<&str> = facts.iter().map(|(_, entry)| entry.as_str()).collect();
        for character in '\0'..=char::MAX {
            let text = character.to_string();
            assert_eq!(
                foreign(&text).is_none(),
                known.contains(text.as_str()),
                "{}",
                character.escape_unicode()
            );
        }
        let letters = facts.iter().filter(|(kind, _)| *kind == "letter").map(|(_, letter)| letter);
        for letter in letters {
            for mark in ('\u{300}'..='\u{36f}').filter(|mark| is_mark(*mark)) {
                let pair: String = letter.chars().chain([mark]).nfc().collect();
                assert_eq!(foreign(&pair).is_none(), known.contains(pair.as_str()), "{pair}");
            }
        }
    }
}

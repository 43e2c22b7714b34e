//! What people type, without what keyboards, word processors and copying put into it.

use crate::Language;

/// The text in plain signs, as it is compared and read: every kind of white space is one space, dashes are hyphens, raised commas are
/// apostrophes, wide and Arabic signs are the ones of our keyboards, and signs without width are gone. Nothing else changes, so that
/// the text reads as before.
#[must_use]
pub fn plain_signs(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    let mut spaced = false;
    for sign in text.chars().filter(|sign| !is_unseen(*sign)) {
        if is_space(sign) {
            spaced = !plain.is_empty();
        } else {
            if spaced {
                plain.push(' ');
            }
            spaced = false;
            plain.push(plain_sign(sign));
        }
    }
    plain
}

/// The text without marks that only say in which direction it runs or where it may break. Unlike [`plain_signs`] it keeps all that
/// is seen and what joins letters, since it is for texts that are kept as they were written.
#[must_use]
pub fn without_marks(text: &str) -> String {
    let joins = |sign| matches!(sign, '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{34f}');
    text.chars().filter(|sign| joins(*sign) || !is_unseen(*sign)).collect()
}

/// Whether a text shows nothing: white space and signs without width alone.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars().all(|sign| is_space(sign) || is_unseen(sign))
}

/// A sign as a sentence names it: «„x“», «ein Leerzeichen», «ein unsichtbares Zeichen (U+202E)».
#[must_use]
pub fn sign_named(language: Language, sign: char) -> String {
    if is_space(sign) {
        return language.pick("ein Leerzeichen", "a space").to_owned();
    }
    if sign.is_control() || is_unseen(sign) || sign == REVERSED {
        let name = language.pick("ein unsichtbares Zeichen", "an invisible character");
        return format!("{name} (U+{:04X})", u32::from(sign));
    }
    match language {
        Language::German => format!("„{sign}“"),
        Language::English => format!("“{sign}”"),
    }
}

/// Turns the text after it round, so that it means something else than it shows. It is never left out.
const REVERSED: char = '\u{202e}';

fn is_space(sign: char) -> bool {
    sign.is_whitespace() || sign == '\u{2800}'
}

/// Signs without width: they join, part or direct what stands around them.
fn is_unseen(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202d}'
            | '\u{2060}'..='\u{2064}' | '\u{2066}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}'
    )
}

fn plain_sign(sign: char) -> char {
    let shifted = |from: char, to: char| {
        let distance = u32::from(sign).saturating_sub(u32::from(from));
        char::from_u32(u32::from(to) + distance).unwrap_or(sign)
    };
    match sign {
        // Hyphens, dashes, minus signs, and lines that look like them.
        '\u{2d7}'
        | '\u{5be}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{207b}'
        | '\u{208b}'
        | '\u{2212}'
        | '\u{2500}'
        | '\u{2796}'
        | '\u{2e3a}'
        | '\u{2e3b}'
        | '\u{fe58}'
        | '\u{fe63}' => '-',
        '\u{2018}' | '\u{201b}' | '\u{2bc}' | '\u{2032}' | '\u{66c}' => '’',
        '\u{66b}' | '\u{60c}' | '\u{201a}' => ',',
        '\u{2024}' | '\u{3002}' => '.',
        '\u{2236}' | '\u{a789}' | '\u{2d0}' => ':',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{660}'..='\u{669}' => shifted('\u{660}', '0'),
        '\u{6f0}'..='\u{6f9}' => shifted('\u{6f0}', '0'),
        '\u{ff01}'..='\u{ff5e}' => shifted('\u{ff01}', '!'),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn signs_that_look_alike_become_one() {
        for (typed, plain) in [
            ("\u{202d}+49\u{a0}431\u{2011}12\u{202c}", "+49 431-12"),
            ("  a\u{2003}\n\tb  ", "a b"),
            ("１２：３０", "12:30"),
            ("٢٤١٠٣", "24103"),
            ("Anne\u{200b}‐\u{feff}Marie", "Anne-Marie"),
            ("O‘Neill", "O’Neill"),
            ("−3\u{202f}€", "-3 €"),
        ] {
            assert_eq!(plain_signs(typed), plain, "{typed:?}");
        }
        assert!(is_blank(" \u{200b}\u{a0}\u{feff}") && is_blank("") && !is_blank("\u{202e}"));
    }

    #[test]
    fn text_keeps_what_is_seen_and_what_joins() {
        assert_eq!(
            without_marks("\u{2068}می\u{200c}خواهم\u{2069} – 👩\u{200d}🌾\u{ad}"),
            "می\u{200c}خواهم – 👩\u{200d}🌾"
        );
    }

    #[test]
    fn signs_are_named_so_that_they_can_be_found() {
        let named = |sign| (sign_named(Language::German, sign), sign_named(Language::English, sign));
        assert_eq!(named('x'), ("„x“".to_owned(), "“x”".to_owned()));
        assert_eq!(named('\u{a0}').1, "a space");
        assert_eq!(named('\u{202e}').0, "ein unsichtbares Zeichen (U+202E)");
    }

    proptest! {
        #[test]
        fn plain_text_stays_as_it_is(text in any::<String>()) {
            let plain = plain_signs(&text);
            prop_assert_eq!(&plain_signs(&plain), &plain);
            prop_assert_eq!(without_marks(&without_marks(&text)), without_marks(&text));
            prop_assert_eq!(is_blank(&text), plain.is_empty());
        }

        #[test]
        fn letters_and_digits_of_our_keyboards_are_kept(text in "[ -~äöüßÄÖÜ€]{0,40}") {
            prop_assert_eq!(plain_signs(&text), text.split_whitespace().collect::<Vec<_>>().join(" "));
        }
    }
}

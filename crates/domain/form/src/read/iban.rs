//! Bank accounts by IBAN.

use serde_json::Value as Json;

use super::{Fault, Reading, first_sign, typed};

/// An IBAN; kept without spaces.
pub(super) fn iban(raw: &Json) -> Reading {
    let text = iban_compact(typed(raw).unwrap_or_default());
    if !is_iban_shaped(&text) {
        return Reading::unreadable(Fault::disturbed(
            "iban_shape",
            first_sign(&text, |sign| !sign.is_ascii_alphanumeric()),
            "Geben Sie die IBAN vollständig ein: zwei Buchstaben, dann Ziffern; in Deutschland 22 Zeichen.",
            "Enter the whole IBAN: two letters, then digits; 22 characters in Germany.",
        ));
    }
    if !iban_is_valid(&text) {
        return Reading::unreadable(Fault::new(
            "iban_checksum",
            "Diese IBAN enthält einen Tippfehler: Die Prüfziffern passen nicht. Vergleichen Sie sie Zeichen für Zeichen.",
            "This IBAN contains a typing error: its check digits do not fit. Compare it character by character.",
        ));
    }
    Reading::of(text)
}

/// An IBAN as it is kept: capitals and digits, without what people write between and before them: spaces, dashes, points, the word
/// «IBAN». Any other sign stays in it.
#[must_use]
pub fn iban_compact(text: &str) -> String {
    let text: String =
        locale::plain_signs(text).to_uppercase().chars().filter(|sign| !" -.".contains(*sign)).collect();
    let bare = text.strip_prefix("IBANNR").or_else(|| text.strip_prefix("IBAN")).unwrap_or(&text);
    bare.strip_prefix(':').unwrap_or(bare).to_owned()
}

/// Whether an IBAN without spaces has the right shape and check digits (ISO 13616, ISO/IEC 7064 MOD 97-10).
#[must_use]
pub fn iban_is_valid(iban: &str) -> bool {
    let Some((head, account)) = iban.split_at_checked(4).filter(|_| is_iban_shaped(iban)) else {
        return false;
    };
    let remainder = account.chars().chain(head.chars()).try_fold(0_u32, |remainder, character| {
        let value = character.to_digit(36)?;
        let shift = if value < 10 { 10 } else { 100 };
        Some((remainder * shift + value) % 97)
    });
    remainder == Some(1)
}

fn is_iban_shaped(text: &str) -> bool {
    let german = !text.starts_with("DE") || text.len() == 22;
    (15..=34).contains(&text.len())
        && german
        && text.bytes().take(2).all(|byte| byte.is_ascii_uppercase())
        && text.bytes().skip(2).take(2).all(|byte| byte.is_ascii_digit())
        && text.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn ibans_are_checked_and_kept_without_spaces() {
        assert_eq!(iban(&json!("de89 3704 0044 0532 0130 00")), Reading::of("DE89370400440532013000"));
        assert_eq!(iban(&json!("NL91ABNA0417164300")), Reading::of("NL91ABNA0417164300"));
        assert_eq!(iban(&json!("DE89370400440532013001")).faults[0].code, "iban_checksum");
        for wrong in ["DE89", "8937", "DE8937040044053201300", "ÄE89370400440532013000", "DE89-3704"] {
            assert_eq!(iban(&json!(wrong)).faults[0].code, "iban_shape", "{wrong}");
        }
    }

    #[test]
    fn decorations_change_no_iban() {
        for typed in [
            "IBAN DE89 3704 0044 0532 0130 00",
            "iban: de89370400440532013000",
            "IBAN-Nr.: DE89 3704 0044 0532 0130 00",
            "DE89–3704–0044–0532–0130–00",
            "DE89\u{a0}3704\u{202f}0044\u{200b}0532\u{2060}0130\u{feff}00",
            "\u{200e}DE89 3704 0044 0532 0130 00\u{200f}",
            "ＤＥ８９ 3704 0044 0532 0130 00",
            "DE89.3704.0044.0532.0130.00",
        ] {
            assert_eq!(iban(&json!(typed)), Reading::of("DE89370400440532013000"), "{typed}");
        }
        assert!(iban(&json!("DE89 3704/0044 0532 0130 00")).faults[0].message.de.contains("„/“"));
        assert!(iban(&json!("NO93 8601 1117 947")).faults.is_empty(), "no country is taken for a word");
    }
}

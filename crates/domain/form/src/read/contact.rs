//! E-mail, telephone, bank account, licence plate: texts with a shape of their own.

use serde_json::Value as Json;

use super::{Fault, Reading, typed};

/// An e-mail address: one `@`, a domain with a point, no spaces.
pub(super) fn email(raw: &Json) -> Reading {
    let fault = || {
        Fault::new(
            "email",
            "Geben Sie eine E-Mail-Adresse in der Form name@example.org ein.",
            "Enter an e-mail address in the form name@example.org.",
        )
    };
    match typed(raw) {
        Some(text) if is_email(text) => Reading::of(text),
        _ => Reading::unreadable(fault()),
    }
}

/// A telephone number: digits with the signs that people put between them.
pub(super) fn phone(raw: &Json) -> Reading {
    let readable = |text: &&str| {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let rest = text.strip_prefix('+').unwrap_or(text);
        (3..=20).contains(&digits)
            && text.chars().count() <= 40
            && rest.chars().all(|c| c.is_ascii_digit() || " -/().".contains(c))
    };
    match typed(raw).filter(readable) {
        Some(text) => Reading::of(text),
        None => Reading::unreadable(Fault::new(
            "phone",
            "Geben Sie eine Telefonnummer ein, zum Beispiel 0431 123456 oder +49 431 123456.",
            "Enter a telephone number, for example 0431 123456 or +49 431 123456.",
        )),
    }
}

/// An IBAN; kept without spaces.
pub(super) fn iban(raw: &Json) -> Reading {
    let text: String = typed(raw).unwrap_or_default().chars().filter(|c| !c.is_whitespace()).collect();
    let text = text.to_uppercase();
    if !is_iban_shaped(&text) {
        return Reading::unreadable(Fault::new(
            "iban_shape",
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

/// A German licence plate, kept as `KI-AB 123`.
pub(super) fn licence_plate(raw: &Json) -> Reading {
    match typed(raw).and_then(plate) {
        Some(plate) => Reading::of(plate),
        None => Reading::unreadable(Fault::new(
            "licence_plate",
            "Geben Sie das Kennzeichen in der Form KI-AB 123 ein.",
            "Enter the licence plate in the form KI-AB 123.",
        )),
    }
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

fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else {
        return false;
    };
    let label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let labels = domain.split('.').count();
    text.len() <= 254
        && (1..=64).contains(&local.len())
        && !local.starts_with('.')
        && !local.ends_with('.')
        && !local.contains("..")
        && local.chars().all(|c| c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c))
        && labels >= 2
        && domain.split('.').all(label)
        && domain.rsplit('.').next().is_some_and(|top| top.chars().count() >= 2)
}

/// District, letters and number, joined in the usual way. Authorities have no letters in between.
fn plate(text: &str) -> Option<String> {
    let text = text.to_uppercase();
    let (district, rest) = text.split_once(['-', ' '])?;
    let rest = rest.trim_start_matches(['-', ' ']);
    let letters: String = rest.chars().take_while(|c| c.is_ascii_uppercase() || "ÄÖÜ".contains(*c)).collect();
    let number = rest.strip_prefix(letters.as_str())?.trim_start_matches(['-', ' ']);
    let (digits, suffix) = match number.strip_suffix(['E', 'H']) {
        Some(digits) => (digits, number.strip_prefix(digits)?),
        None => (number, ""),
    };
    let letter = |c: char| c.is_ascii_uppercase() || "ÄÖÜ".contains(c);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit()) && !digits.starts_with('0');
    let digits_max = if letters.is_empty() { 6 } else { 4 };
    let shaped = (1..=3).contains(&district.chars().count())
        && district.chars().all(letter)
        && letters.chars().count() <= 2
        && (1..=digits_max).contains(&digits.len());
    let gap = if letters.is_empty() { "" } else { " " };
    (plain && shaped).then(|| format!("{district}-{letters}{gap}{digits}{suffix}"))
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
    fn addresses_and_numbers_have_their_shape() {
        for right in ["a@b.de", "erika.mustermann+x@post.example.org", "o'neil@exämple.org"] {
            assert_eq!(email(&json!(right)), Reading::of(right));
        }
        for wrong in
            ["a", "a@b", "@b.de", "a@", "a b@c.de", "a@b..de", "a@-b.de", ".a@b.de", "a@b.d", "<a@b.de>"]
        {
            assert_eq!(email(&json!(wrong)).faults[0].code, "email", "{wrong}");
        }
        for right in ["0431 123456", "+49 (431) 12-34", "110"] {
            assert_eq!(phone(&json!(right)), Reading::of(right));
        }
        for wrong in ["12", "++49", "0431 x", "1+2345", "123456789012345678901"] {
            assert_eq!(phone(&json!(wrong)).faults[0].code, "phone", "{wrong}");
        }
    }

    #[test]
    fn plates_are_kept_in_one_form() {
        for (typed, kept) in [
            ("ki-ab 123", "KI-AB 123"),
            ("KI AB123", "KI-AB 123"),
            ("B-A 1", "B-A 1"),
            ("KI-E 123E", "KI-E 123E"),
            ("KI-4711", "KI-4711"),
            ("Y-123456", "Y-123456"),
            ("TÜ-ÄB 9", "TÜ-ÄB 9"),
        ] {
            assert_eq!(licence_plate(&json!(typed)), Reading::of(kept), "{typed}");
        }
        for wrong in ["KIAB123", "KI-ABC 1", "KI-AB 01", "KI-AB 12345", "KI-", "-AB 1", "ABCD-E 1"] {
            assert_eq!(licence_plate(&json!(wrong)).faults[0].code, "licence_plate", "{wrong}");
        }
    }
}

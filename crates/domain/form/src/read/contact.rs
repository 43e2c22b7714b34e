//! E-mail and telephone: texts with a shape of their own.

use serde_json::Value as Json;

use super::{Fault, Reading, first_sign, typed};

/// An e-mail address: one `@`, a domain with a point, no spaces.
pub(super) fn email(raw: &Json) -> Reading {
    match typed(raw) {
        Some(text) if is_email(text) => Reading::of(text),
        other => Reading::unreadable(Fault::disturbed(
            "email",
            other.and_then(|text| first_sign(text, |sign| sign != '@' && !is_local(sign))),
            "Geben Sie eine E-Mail-Adresse in der Form name@example.org ein.",
            "Enter an e-mail address in the form name@example.org.",
        )),
    }
}

/// A telephone number: digits with the signs that people put between them, perhaps behind the word for it.
pub(super) fn phone(raw: &Json) -> Reading {
    let text = typed(raw).map(without_word).unwrap_or_default();
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let rest = text.strip_prefix('+').unwrap_or(text);
    let foreign = first_sign(rest, |sign| !(sign.is_ascii_digit() || " -/().".contains(sign)));
    if foreign.is_none() && (3..=20).contains(&digits) && text.chars().count() <= 40 {
        return Reading::of(text);
    }
    Reading::unreadable(Fault::disturbed(
        "phone",
        foreign,
        "Geben Sie eine Telefonnummer ein, zum Beispiel 0431 123456 oder +49 431 123456.",
        "Enter a telephone number, for example 0431 123456 or +49 431 123456.",
    ))
}

/// The number without what says that it is one: «Tel.: 0431 …», `tel:+49…`.
fn without_word(text: &str) -> &str {
    let letters = text.find(|sign: char| !sign.is_alphabetic()).unwrap_or_default();
    let Some((word, rest)) = text.split_at_checked(letters) else { return text };
    let known =
        ["tel", "telefon", "telephone", "phone", "mobil", "handy"].contains(&word.to_lowercase().as_str());
    if known { rest.trim_start_matches(['.', ':', ' ']) } else { text }
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
        && local.chars().all(is_local)
        && labels >= 2
        && domain.split('.').all(label)
        && domain.rsplit('.').next().is_some_and(|top| top.chars().count() >= 2)
}

/// Letters, digits and signs that stand before the `@`.
fn is_local(sign: char) -> bool {
    sign.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(sign)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
    fn what_copying_and_keyboards_add_changes_no_number() {
        let read =
            |text: &str| super::super::read(&crate::format::Kind::Phone, &json!(text), None, &|_| false);
        for (typed, kept) in [
            ("\u{202d}+49\u{a0}431\u{2011}123456\u{202c}", "+49 431-123456"),
            ("Tel.: 0431–123456", "0431-123456"),
            ("tel:+49431123456", "+49431123456"),
            ("０４３１ １２３", "0431 123"),
            ("0431\u{200b} 12\u{feff}34", "0431 1234"),
            ("0431\u{2028}1234", "0431 1234"),
        ] {
            assert_eq!(read(typed), Reading::of(kept), "{typed:?}");
        }
        assert!(read("0431 123 App. 4").faults[0].message.de.contains("„A“"));
        assert!(read("0431\u{202e}123").faults[0].message.en.contains("U+202E"));
        assert!(read("Fax 0431 123").faults[0].message.de.contains("„F“"));
        assert!(email(&json!("a b@c.de")).faults[0].message.de.contains("ein Leerzeichen"));
    }
}

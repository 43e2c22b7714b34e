//! The words in a signature's dictionary: its kind, the stated time and reason. They lie within the sealed bytes.

use jiff::{Timestamp, civil::DateTime, tz::Offset};
use lopdf::{Dictionary, Object, decode_text_string};

const REASON_CHARACTERS_MAX: usize = 500;

/// Whether the signature is of a kind that is checked here: a detached CMS.
pub(super) fn is_detached_cms(signature: &Dictionary) -> bool {
    let kind = signature.get(b"SubFilter").and_then(Object::as_name);
    kind.is_ok_and(|kind| matches!(kind, b"ETSI.CAdES.detached" | b"adbe.pkcs7.detached"))
}

/// The time of `/M`, for example `(D:20261116101100+01'00')`.
pub(super) fn time(signature: &Dictionary) -> Option<Timestamp> {
    let value = signature.get(b"M").and_then(Object::as_str).ok()?;
    let text = std::str::from_utf8(value).ok()?.strip_prefix("D:")?;
    let (digits, zone) = text.split_at_checked(14)?;
    let local: DateTime = DateTime::strptime("%Y%m%d%H%M%S", digits).ok()?;
    offset(zone)?.to_timestamp(local).ok()
}

/// The words of `/Reason`.
pub(super) fn reason(signature: &Dictionary) -> Option<String> {
    let text = decode_text_string(signature.get(b"Reason").ok()?).ok()?;
    Some(text.chars().filter(|sign| !sign.is_control()).take(REASON_CHARACTERS_MAX).collect())
}

/// `Z`, nothing, or `+01'00'` with or without the last apostrophe.
fn offset(zone: &str) -> Option<Offset> {
    let sign = match zone.chars().next() {
        None | Some('Z') => return Some(Offset::UTC),
        Some('+') => 1,
        Some('-') => -1,
        Some(_) => return None,
    };
    let mut parts = zone.get(1..)?.split('\'');
    let hours: i32 = parts.next()?.parse().ok()?;
    let minutes: i32 =
        parts.next().filter(|part| !part.is_empty()).map_or(Some(0), |part| part.parse().ok())?;
    let seconds = hours.checked_mul(3_600)?.checked_add(minutes.checked_mul(60)?)?;
    Offset::from_seconds(seconds.checked_mul(sign)?).ok()
}

#[cfg(test)]
mod tests {
    use lopdf::dictionary;

    use super::*;

    fn stated(text: &str) -> Dictionary {
        dictionary! { "M" => Object::string_literal(text) }
    }

    #[test]
    fn times_are_read_in_each_notation() {
        let expected: Timestamp = "2026-11-16T09:11:00Z".parse().unwrap();
        for text in [
            "D:20261116101100+01'00'",
            "D:20261116101100+01'00",
            "D:20261116091100Z",
            "D:20261116091100",
            "D:20261116041100-05'00'",
        ] {
            assert_eq!(time(&stated(text)), Some(expected), "{text}");
        }
        for text in ["", "D:", "D:2026", "D:20261316101100Z", "D:20261116101100+99'99'", "D:2026111610110ä"]
        {
            assert_eq!(time(&stated(text)), None, "{text}");
        }
    }

    #[test]
    fn reasons_are_read_wide_and_narrow() {
        let wide = Object::string_literal(vec![0xfe, 0xff, 0, 0xdc]);
        assert_eq!(reason(&dictionary! { "Reason" => wide }), Some("Ü".into()));
        let narrow = Object::string_literal("Bescheid");
        assert_eq!(reason(&dictionary! { "Reason" => narrow }), Some("Bescheid".into()));
        assert_eq!(reason(&dictionary! { "Reason" => 1 }), None);
        assert_eq!(reason(&Dictionary::new()), None);
    }
}

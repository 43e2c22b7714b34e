//! The words in a signature's dictionary: the stated time and reason. They lie within the sealed bytes.

use jiff::{Timestamp, civil::DateTime, tz::Offset};

const REASON_CHARACTERS_MAX: usize = 500;

/// The time of `/M`, for example `(D:20261116101100+01'00')`.
pub(super) fn time(object: &[u8]) -> Option<Timestamp> {
    let value = string_after(object, b"/M")?;
    let text = std::str::from_utf8(&value).ok()?.strip_prefix("D:")?.to_owned();
    let (digits, zone) = text.split_at_checked(14)?;
    let local: DateTime = DateTime::strptime("%Y%m%d%H%M%S", digits).ok()?;
    offset(zone)?.to_timestamp(local).ok()
}

/// The words of `/Reason`.
pub(super) fn reason(object: &[u8]) -> Option<String> {
    let value = string_after(object, b"/Reason")?;
    let text = match value.strip_prefix(&[0xfe, 0xff]) {
        Some(wide) => {
            let units: Vec<u16> =
                wide.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair)).collect();
            String::from_utf16_lossy(&units)
        }
        None => value.iter().map(|byte| char::from(*byte)).collect(),
    };
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

/// The string after a key: literal without escapes, or hexadecimal.
fn string_after(object: &[u8], key: &[u8]) -> Option<Vec<u8>> {
    let starts_string = |byte: &u8| matches!(byte, b'(' | b'<' | b' ' | b'\r' | b'\n');
    let position = object
        .windows(key.len() + 1)
        .position(|window| window.starts_with(key) && window.last().is_some_and(starts_string))?;
    let rest = object.get(position + key.len()..)?.trim_ascii_start();
    if let Some(literal) = rest.strip_prefix(b"(") {
        let until = literal.iter().position(|byte| matches!(byte, b')' | b'\\'))?;
        return literal.get(..until).map(<[u8]>::to_vec);
    }
    let digits = rest.strip_prefix(b"<")?;
    let until = digits.iter().position(|byte| *byte == b'>')?;
    hex::decode(digits.get(..until)?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let object = format!("<</Type/Sig/M ({text})/Reason(x)>>");
            assert_eq!(time(object.as_bytes()), Some(expected), "{text}");
        }
        for text in ["", "D:", "D:2026", "D:20261316101100Z", "D:20261116101100+99'99'", "D:2026111610110ä"]
        {
            assert_eq!(time(format!("/M({text})").as_bytes()), None, "{text}");
        }
    }

    #[test]
    fn reasons_are_read_wide_and_narrow() {
        assert_eq!(reason(b"/Reason<FEFF00DC>"), Some("Ü".into()));
        assert_eq!(reason(b"/Reason (Bescheid)"), Some("Bescheid".into()));
        assert_eq!(reason(b"/Reason<F"), None);
        assert_eq!(reason(b"/Reason"), None);
    }
}

//! German licence plates.

use serde_json::Value as Json;

use super::{Fault, Reading, first_sign, typed};

/// A German licence plate, kept as `KI-AB 123`.
///
/// Beside the usual ones there are those of historic cars (H) and electric ones (E), red plates (05, 06 for dealers, 07), short-term
/// plates (03, 04), export plates (a letter at the end) and those of authorities (no letters).
///
/// Legal source: FZV, its rules and annexes on plates.
pub(super) fn licence_plate(raw: &Json) -> Reading {
    let text = typed(raw).map(str::to_uppercase).unwrap_or_default();
    match plate(&text) {
        Some(plate) => Reading::of(plate),
        None => Reading::unreadable(Fault::disturbed(
            "licence_plate",
            first_sign(&text, |sign| !(is_letter(sign) || is_gap(sign) || sign.is_ascii_digit())),
            "Geben Sie das Kennzeichen in der Form KI-AB 123 ein, mit einem Strich oder Leerzeichen nach dem Ort.",
            "Enter the licence plate in the form KI-AB 123, with a hyphen or space after the district.",
        )),
    }
}

/// District, letters and number, joined in the usual way. Authorities, dealers and short-term plates have no letters in between.
fn plate(text: &str) -> Option<String> {
    let (district, rest) = text.split_once(is_gap)?;
    let rest = rest.trim_start_matches(is_gap);
    let letters: String = rest.chars().take_while(|sign| is_letter(*sign)).collect();
    let number = rest.strip_prefix(letters.as_str())?.trim_start_matches(is_gap);
    let ends = if letters.is_empty() {
        number.ends_with(|sign: char| sign.is_ascii_uppercase())
    } else {
        number.ends_with(['E', 'H'])
    };
    let (digits, suffix) = number.split_at_checked(number.len() - usize::from(ends))?;
    let digits = digits.trim_end_matches(is_gap);
    // Long numbers without letters are written in groups: «Y-123 456», «KI-06 123».
    let digits: String = if letters.is_empty() {
        digits.chars().filter(|sign| !is_gap(*sign)).collect()
    } else {
        digits.to_owned()
    };
    let shaped = (1..=3).contains(&district.chars().count())
        && district.chars().all(is_letter)
        && letters.chars().count() <= 2
        && is_number(&digits, letters.is_empty(), suffix);
    let gap = if letters.is_empty() { "" } else { " " };
    shaped.then(|| format!("{district}-{letters}{gap}{digits}{suffix}"))
}

/// A number starts with a zero only where the first two digits say what the plate is for.
fn is_number(digits: &str, alone: bool, suffix: &str) -> bool {
    let special = alone
        && suffix.is_empty()
        && ["03", "04", "05", "06", "07"].iter().any(|first| digits.starts_with(first));
    let places = match (alone, special) {
        (_, true) => 3..=6,
        (true, false) => 1..=6,
        (false, false) => 1..=4,
    };
    digits.bytes().all(|byte| byte.is_ascii_digit())
        && (special || !digits.starts_with('0'))
        && places.contains(&digits.len())
}

fn is_letter(sign: char) -> bool {
    sign.is_ascii_uppercase() || "ÄÖÜ".contains(sign)
}

/// What stands between the parts; the seals on the plate are written as a point or a star.
fn is_gap(sign: char) -> bool {
    matches!(sign, '-' | ' ' | '.' | '·' | '•' | '*' | ':')
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

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
            ("KI-06123", "KI-06123"),
            ("ki 06 123", "KI-06123"),
            ("B-07 1234", "B-071234"),
            ("HH-04123", "HH-04123"),
            ("KI-03 001", "KI-03001"),
            ("KI AB 123 E", "KI-AB 123E"),
            ("KI-AB 12H", "KI-AB 12H"),
            ("KI-123 A", "KI-123A"),
            ("Y-123 456", "Y-123456"),
            ("KI·AB 123", "KI-AB 123"),
        ] {
            assert_eq!(licence_plate(&json!(typed)), Reading::of(kept), "{typed}");
        }
        for wrong in [
            "KIAB123",
            "KI-ABC 1",
            "KI-AB 01",
            "KI-AB 12345",
            "KI-",
            "-AB 1",
            "ABCD-E 1",
            "KI-08123",
            "KI-06",
            "KI-AB 06123",
            "KI-AB 123 X",
            "KI-AB 1 2",
            "KI-AB 123 04-10",
        ] {
            assert_eq!(licence_plate(&json!(wrong)).faults[0].code, "licence_plate", "{wrong}");
        }
    }

    #[test]
    fn decorations_change_no_plate() {
        let read = |text: &str| {
            super::super::read(&crate::format::Kind::LicencePlate, &json!(text), None, &|_| false)
        };
        for typed in
            ["KI–AB\u{a0}123", "\u{200e}KI‑AB\u{200b} 123\u{feff}", "ＫＩ－ＡＢ １２３", " ki — ab 123 "]
        {
            assert_eq!(read(typed), Reading::of("KI-AB 123"), "{typed}");
        }
        assert!(read("KI-AB 12/3").faults[0].message.de.contains("„/“"));
    }
}

//! How values are shown to people: «3. November 2026», «70,00 €», a masked IBAN.

mod answer;

use jiff::civil::{Date, Time};
use rust_decimal::Decimal;

pub use self::answer::answer;
use crate::format::Language;

/// The months in German.
pub(crate) const MONTHS_DE: [&str; 12] = [
    "Januar",
    "Februar",
    "März",
    "April",
    "Mai",
    "Juni",
    "Juli",
    "August",
    "September",
    "Oktober",
    "November",
    "Dezember",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day: «3. November 2026», “3 November 2026”.
#[must_use]
pub fn date(date: Date, language: Language) -> String {
    let index = usize::from(date.month().unsigned_abs()).saturating_sub(1);
    let name = |months: [&'static str; 12]| months.get(index).copied().unwrap_or_default();
    match language {
        Language::English => format!("{} {} {}", date.day(), name(MONTHS_EN), date.year()),
        Language::German | Language::EasyGerman => {
            format!("{}. {} {}", date.day(), name(MONTHS_DE), date.year())
        }
    }
}

/// A time of day: «14:30 Uhr», “14:30”.
#[must_use]
pub fn time(time: Time, language: Language) -> String {
    let suffix = if language == Language::English { "" } else { " Uhr" };
    format!("{:02}:{:02}{suffix}", time.hour(), time.minute())
}

/// A number with its own decimal places: «1.234,5», “1,234.5”.
#[must_use]
pub fn number(value: Decimal, language: Language) -> String {
    grouped(&value.normalize().to_string(), language)
}

/// An amount in euros: «1.234,50 €», “€1,234.50”.
#[must_use]
pub fn money(value: Decimal, language: Language) -> String {
    let text = grouped(&format!("{:.2}", value.abs()), language);
    let sign = if value.is_sign_negative() && !value.is_zero() { "−" } else { "" };
    match language {
        Language::English => format!("{sign}€{text}"),
        Language::German | Language::EasyGerman => format!("{sign}{text} €"),
    }
}

/// An IBAN of which only the last four characters are shown.
#[must_use]
pub fn iban_masked(iban: &str) -> String {
    let country: String = iban.chars().take(2).collect();
    let tail: Vec<char> = iban.chars().rev().take(4).collect();
    format!("{country}•• •••• {}", tail.into_iter().rev().collect::<String>())
}

/// An IBAN in groups of four.
#[must_use]
pub fn iban(iban: &str) -> String {
    let characters: Vec<char> = iban.chars().collect();
    characters.chunks(4).map(String::from_iter).collect::<Vec<_>>().join(" ")
}

/// A number of bytes as people read it: `10 MB`.
#[must_use]
pub fn bytes(count: u64) -> String {
    match count {
        1_000_000.. => format!("{} MB", count / 1_000_000),
        1_000.. => format!("{} kB", count / 1_000),
        _ => format!("{count} Byte"),
    }
}

/// A media type as people name it: `PDF`.
#[must_use]
pub fn media_type(media_type: &str) -> String {
    match media_type {
        "application/pdf" => "PDF",
        "image/jpeg" => "JPEG",
        "image/png" => "PNG",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "DOCX",
        "text/plain" => "TXT",
        other => other.rsplit('/').next().unwrap_or(other),
    }
    .to_owned()
}

/// Puts the signs of the language into a plain number such as `-1234.5`.
fn grouped(plain: &str, language: Language) -> String {
    let (thousands, point) = if language == Language::English { (',', '.') } else { ('.', ',') };
    let (sign, digits) = plain.strip_prefix('-').map_or(("", plain), |digits| ("−", digits));
    let (whole, fraction) =
        digits.split_once('.').map_or((digits, None), |(whole, part)| (whole, Some(part)));
    let mut text = String::from(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(thousands);
        }
        text.push(digit);
    }
    if let Some(fraction) = fraction {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use jiff::civil;

    use super::*;

    #[test]
    fn values_read_as_people_write_them() {
        let (de, en) = (Language::German, Language::English);
        assert_eq!(date(civil::date(2026, 11, 3), de), "3. November 2026");
        assert_eq!(date(civil::date(2026, 3, 1), en), "1 March 2026");
        assert_eq!(time(civil::time(9, 5, 0, 0), de), "09:05 Uhr");
        assert_eq!(money(Decimal::new(70, 0), de), "70,00 €");
        assert_eq!(money(Decimal::new(-123_456_789, 2), de), "−1.234.567,89 €");
        assert_eq!(money(Decimal::new(123_456, 2), en), "€1,234.56");
        assert_eq!(number(Decimal::new(12_500, 1), de), "1.250");
        assert_eq!(number(Decimal::new(-999, 0), de), "−999");
        assert_eq!(number(Decimal::new(1_234_500, 3), en), "1,234.5");
        assert_eq!(iban_masked("DE89370400440532013000"), "DE•• •••• 3000");
        assert_eq!(iban("DE89370400440532013000"), "DE89 3704 0044 0532 0130 00");
        assert_eq!(bytes(10_000_000), "10 MB");
    }
}

//! The fixed words of letters and verdicts, German and English.

use jiff::civil::Date;
use rust_decimal::Decimal;
use service::letters::Language;

/// One of two wordings.
pub(crate) trait Pick {
    /// The German or the English words.
    fn pick<'a>(self, german: &'a str, english: &'a str) -> &'a str;
}

impl Pick for Language {
    fn pick<'a>(self, german: &'a str, english: &'a str) -> &'a str {
        match self {
            Self::De => german,
            Self::En => english,
        }
    }
}

const MONTHS_DE: [&str; 12] = [
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

/// The names of the months in a language, January first.
pub(crate) fn months(language: Language) -> &'static [&'static str; 12] {
    match language {
        Language::De => &MONTHS_DE,
        Language::En => &MONTHS_EN,
    }
}

/// A date in full: «16. November 2026», «16 November 2026».
pub(crate) fn date_in_full(date: Date, language: Language) -> String {
    let index = usize::try_from(date.month() - 1).unwrap_or_default();
    let month = months(language).get(index).copied().unwrap_or_default();
    match language {
        Language::De => format!("{}. {month} {}", date.day(), date.year()),
        Language::En => format!("{} {month} {}", date.day(), date.year()),
    }
}

/// An amount of euros: «1.270,00 Euro», «1,270.00 euros».
pub(crate) fn euros(amount: Decimal, language: Language) -> String {
    let plain = format!("{amount:.2}");
    let (whole, cents) = plain.split_once('.').unwrap_or((plain.as_str(), "00"));
    let separator = language.pick(".", ",");
    let grouped = group_thousands(whole, separator);
    match language {
        Language::De => format!("{grouped},{cents} Euro"),
        Language::En => format!("{grouped}.{cents} euros"),
    }
}

fn group_thousands(whole: &str, separator: &str) -> String {
    let mut grouped = String::with_capacity(whole.len() + whole.len() / 3);
    for (position, digit) in whole.chars().enumerate() {
        let left = whole.len() - position;
        if position > 0 && left.is_multiple_of(3) {
            grouped.push_str(separator);
        }
        grouped.push(digit);
    }
    grouped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_amounts_read_as_people_write_them() {
        let day = jiff::civil::date(2026, 3, 1);
        assert_eq!(date_in_full(day, Language::De), "1. März 2026");
        assert_eq!(date_in_full(day, Language::En), "1 March 2026");
        assert_eq!(euros(Decimal::new(7000, 2), Language::De), "70,00 Euro");
        assert_eq!(euros(Decimal::new(123_456_705, 2), Language::De), "1.234.567,05 Euro");
        assert_eq!(euros(Decimal::new(127_050, 2), Language::En), "1,270.50 euros");
    }
}

//! Numbers with the signs of a language: «1.234,5», “1,234.5”.

use rust_decimal::Decimal;

use crate::Language;

/// The minus sign; a hyphen would be shorter and could break off its number.
pub(crate) const MINUS: &str = "−";

/// A number with its own decimal places: «1.234,5», “1,234.5”.
#[must_use]
pub fn number(language: Language, value: Decimal) -> String {
    signed(language, value, 4)
}

/// The same in the running text of a letter, where four digits stand together, since most are years: «2026», «12.345».
#[must_use]
pub fn number_in_text(language: Language, value: Decimal) -> String {
    signed(language, value, 5)
}

/// The sign between whole and decimal places.
pub(crate) const fn decimal_sign(language: Language) -> char {
    match language {
        Language::German => ',',
        Language::English => '.',
    }
}

/// Digits in groups of three from the right, each parted by the sign of the language.
pub(crate) fn grouped(language: Language, digits: &str) -> String {
    let sign = match language {
        Language::German => '.',
        Language::English => ',',
    };
    let mut text = String::with_capacity(digits.len() + digits.len() / 3);
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            text.push(sign);
        }
        text.push(digit);
    }
    text
}

/// The number with its whole places in groups if there are at least so many of them.
fn signed(language: Language, value: Decimal, grouped_from: usize) -> String {
    let plain = value.normalize().abs().to_string();
    let (whole, fraction) =
        plain.split_once('.').map_or((plain.as_str(), None), |(whole, fraction)| (whole, Some(fraction)));
    let mut text = String::new();
    if value.is_sign_negative() && !value.is_zero() {
        text.push_str(MINUS);
    }
    if whole.len() < grouped_from {
        text.push_str(whole);
    } else {
        text.push_str(&grouped(language, whole));
    }
    if let Some(fraction) = fraction {
        text.push(decimal_sign(language));
        text.push_str(fraction);
    }
    text
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Language::{English, German};

    #[test]
    fn numbers_read_as_people_write_them() {
        assert_eq!(number(German, Decimal::new(12_500, 1)), "1.250");
        assert_eq!(number(German, Decimal::new(-999, 0)), "−999");
        assert_eq!(number(German, Decimal::new(-123_456, 1)), "−12.345,6");
        assert_eq!(number(English, Decimal::new(1_234_500, 3)), "1,234.5");
        assert_eq!(number(English, Decimal::new(5, 3)), "0.005");
        assert_eq!(number(German, "-0".parse().unwrap()), "0");
    }

    #[test]
    fn years_stand_together_in_running_text() {
        assert_eq!(number_in_text(German, Decimal::new(2026, 0)), "2026");
        assert_eq!(number_in_text(German, Decimal::new(20_260, 1)), "2026");
        assert_eq!(number_in_text(German, Decimal::new(12_345, 0)), "12.345");
        assert_eq!(number_in_text(English, Decimal::new(-1_234_505, 2)), "−12,345.05");
    }

    /// The number that a text in this language means.
    fn read(language: Language, text: &str) -> Decimal {
        let (group, point) = language.pick(('.', ','), (',', '.'));
        let plain: String = text
            .chars()
            .filter(|sign| *sign != group)
            .map(|sign| if sign == point { '.' } else { sign })
            .collect();
        plain.replace(MINUS, "-").parse().unwrap()
    }

    proptest! {
        #[test]
        fn a_number_can_be_read_back(mantissa: i64, scale in 0..9_u32) {
            let value = Decimal::new(mantissa, scale);
            for language in Language::ALL {
                prop_assert_eq!(read(language, &number(language, value)), value);
                prop_assert_eq!(read(language, &number_in_text(language, value)), value);
            }
        }

        #[test]
        fn groups_hold_three_digits_and_lose_none(digits in "[1-9][0-9]{0,20}") {
            let text = grouped(German, &digits);
            let mut groups = text.split('.');
            prop_assert!((1..=3).contains(&groups.next().unwrap().len()));
            prop_assert!(groups.all(|group| group.len() == 3));
            prop_assert_eq!(text.replace('.', ""), digits.as_str());
            prop_assert_eq!(text.replace('.', ","), grouped(English, &digits));
        }
    }
}

//! Amounts of euros. Two places, half away from zero: rules round before, this only shows.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::{
    Language,
    number::{MINUS, decimal_sign, grouped},
};

/// «1.234,50 €» with a no-break space, “€1,234.50”.
#[must_use]
pub fn money(language: Language, euros: Decimal) -> String {
    let Figures { sign, places } = Figures::of(language, euros);
    match language {
        Language::German => format!("{sign}{places}\u{a0}€"),
        Language::English => format!("{sign}€{places}"),
    }
}

/// «1.234,50 Euro», “1,234.50 euros”: for letters, which take care of the space themselves.
#[must_use]
pub fn money_in_words(language: Language, euros: Decimal) -> String {
    let unit = language.pick("Euro", "euros");
    let Figures { sign, places } = Figures::of(language, euros);
    format!("{sign}{places} {unit}")
}

/// The euros of an amount that is kept in cents; never rounded.
#[must_use]
pub fn euros_of_cents(cents: u64) -> Decimal {
    Decimal::from_i128_with_scale(cents.into(), 2)
}

struct Figures {
    sign: &'static str,
    places: String,
}

impl Figures {
    fn of(language: Language, euros: Decimal) -> Self {
        let rounded = euros.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero);
        let plain = format!("{:.2}", rounded.abs());
        let (whole, cents) = plain.split_once('.').unwrap_or((&plain, "00"));
        let sign = if rounded.is_sign_negative() && !rounded.is_zero() { MINUS } else { "" };
        Self { sign, places: format!("{}{}{cents}", grouped(language, whole), decimal_sign(language)) }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use Language::{English, German};

    #[test]
    fn money_has_two_places_and_groups() {
        assert_eq!(money(German, Decimal::from(70)), "70,00\u{a0}€");
        assert_eq!(money(German, Decimal::new(1_234_567_895, 3)), "1.234.567,90\u{a0}€");
        assert_eq!(money(German, Decimal::new(-123_456_789, 2)), "−1.234.567,89\u{a0}€");
        assert_eq!(money(English, Decimal::new(123_456, 2)), "€1,234.56");
        assert_eq!(money(English, Decimal::new(-12_345, 1)), "−€1,234.50");
        assert_eq!(money(German, Decimal::new(-1, 3)), "0,00\u{a0}€");
    }

    #[test]
    fn letters_write_the_unit_out() {
        assert_eq!(money_in_words(German, Decimal::new(7000, 2)), "70,00 Euro");
        assert_eq!(money_in_words(German, Decimal::new(123_456_705, 2)), "1.234.567,05 Euro");
        assert_eq!(money_in_words(English, Decimal::new(127_050, 2)), "1,270.50 euros");
        assert_eq!(money_in_words(German, Decimal::new(-123, 0)), "−123,00 Euro");
        assert_eq!(money_in_words(German, euros_of_cents(127_000)), "1.270,00 Euro");
        assert_eq!(money_in_words(German, euros_of_cents(5)), "0,05 Euro");
    }

    proptest! {
        #[test]
        fn every_cent_can_be_read_back(cents: u64) {
            let text = money_in_words(German, euros_of_cents(cents));
            let text = text.strip_suffix(" Euro").unwrap();
            let (whole, rest) = text.split_once(',').unwrap();
            prop_assert_eq!(rest.len(), 2);
            let digits = format!("{}{rest}", whole.replace('.', ""));
            prop_assert_eq!(digits.parse::<u64>().unwrap(), cents);
            prop_assert_eq!(money(German, euros_of_cents(cents)), format!("{text}\u{a0}€"));
        }

        #[test]
        fn showing_moves_an_amount_by_half_a_cent_at_most(mantissa in -1_000_000_000..1_000_000_000_i64, scale in 0..6_u32) {
            let euros = Decimal::new(mantissa, scale);
            let text = money(English, euros).replace([',', '€'], "").replace(MINUS, "-");
            let shown: Decimal = text.parse().unwrap();
            prop_assert!((shown - euros).abs() <= Decimal::new(5, 3));
        }
    }
}

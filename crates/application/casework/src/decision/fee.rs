//! The fee of a decision: amounts as people write them, and what a transfer can carry.

use case::SingleLine;
use cases::correspondence::purpose_of;
use rust_decimal::{Decimal, prelude::ToPrimitive};

/// The highest fee that can be asked for, in cents: what a QR code for a transfer can carry.
pub(super) const FEE_CENTS_MAX: u64 = 99_999_999_999;

/// The longest time for a payment, in days.
pub(super) const DUE_DAYS_MAX: u16 = 365;

/// The longest purpose of a transfer, in characters.
const PURPOSE_CHARACTERS_MAX: usize = 140;

/// The same in bytes: a QR code for a transfer holds 331 (EPC069-12), of which payee, IBAN and amount need at most 151.
const PURPOSE_BYTES_MAX: usize = 180;

/// Cents of an amount as people in Germany write it: `70`, `70,00`, `1.234,50 €`; also `70.00`. Read as forms read amounts: all of it
/// is understood, or nothing.
pub(super) fn cents(text: &str) -> Option<u64> {
    let cents = form::read::euros(text)?.checked_mul(Decimal::ONE_HUNDRED)?;
    if cents.fract().is_zero() { cents.to_u64() } else { None }
}

/// Whether the purpose of the transfer fits the QR code, whoever the payee is.
pub(super) fn fits_transfer(number: &SingleLine, reference: &SingleLine) -> bool {
    let purpose = purpose_of(number, reference);
    purpose.chars().count() <= PURPOSE_CHARACTERS_MAX && purpose.len() <= PURPOSE_BYTES_MAX
}

pub(super) fn euros(cents: u64) -> String {
    format!("{},{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_are_read_as_people_write_them() {
        let read =
            [("70", 7_000), ("70,5", 7_050), ("1.234,50 €", 123_450), ("70.00", 7_000), ("1.234", 123_400)];
        for (text, expected) in read {
            assert_eq!(cents(text), Some(expected), "{text}");
        }
        assert_eq!(cents("12,50 euro"), Some(1_250));
        for text in ["siebzig", "-1", "0,005", "", "0.505", "1 2", "12,50 DM", "1.2,3"] {
            assert_eq!(cents(text), None, "{text}");
        }
    }
}

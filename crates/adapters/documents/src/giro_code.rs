//! The QR code for a bank transfer (EPC069-12 version 2, in Germany called `GiroCode`).
//!
//! It owns the payload and its checks; how the code is placed is the template's matter.

use std::fmt::Write as _;

use qrcode::{Color, EcLevel, QrCode, Version};
use rust_decimal::Decimal;
use service::letters::Fee;

/// Why there is no code for a fee.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum GiroCodeError {
    /// The amount is not between 0.01 and 999,999,999.99 or has more than two places.
    #[error("the amount must be between 0.01 and 999999999.99 euros with at most two places")]
    Amount,
    /// The purpose is longer than 140 characters.
    #[error("the purpose must have at most 140 characters")]
    Purpose,
    /// The payload has more than 331 bytes or does not fit a code of version 13.
    #[error("the data of the transfer does not fit into a code")]
    TooLarge,
    /// The payload cannot be written as a code at all.
    #[error("the code cannot be drawn")]
    Code(#[from] qrcode::types::QrError),
}

/// The code for a fee as SVG: one path of dark modules on white, with the quiet zone of four modules.
pub(crate) fn svg(fee: &Fee) -> Result<String, GiroCodeError> {
    let payload = payload(fee)?;
    let code = QrCode::with_error_correction_level(payload.as_bytes(), EcLevel::M)?;
    // The guideline allows at most version 13, so that every banking app can read it.
    if !matches!(code.version(), Version::Normal(1..=13)) {
        return Err(GiroCodeError::TooLarge);
    }
    let width = code.width();
    let side = width + 8;
    let mut path = String::new();
    for (row, modules) in code.to_colors().chunks(width).enumerate() {
        for (start, length) in dark_runs(modules) {
            // Writing to a String cannot fail.
            let _ = write!(path, "M{} {}h{length}v1h-{length}z", start + 4, row + 4);
        }
    }
    Ok(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {side} {side}\" width=\"{side}\" height=\"{side}\">\
         <path d=\"M0 0h{side}v{side}h-{side}z\" fill=\"#fff\"/><path d=\"{path}\" fill=\"#000\"/></svg>"
    ))
}

/// The text in the code: service tag, version 002, UTF-8, credit transfer, no BIC (not needed within the EEA).
fn payload(fee: &Fee) -> Result<String, GiroCodeError> {
    let largest = Decimal::new(99_999_999_999, 2);
    if fee.amount < Decimal::new(1, 2) || fee.amount > largest || fee.amount.normalize().scale() > 2 {
        return Err(GiroCodeError::Amount);
    }
    let purpose = one_line(&fee.purpose);
    if purpose.chars().count() > 140 {
        return Err(GiroCodeError::Purpose);
    }
    let (holder, iban) = (fee.account.holder(), fee.account.iban());
    let payload = format!("BCD\n002\n1\nSCT\n\n{holder}\n{iban}\nEUR{:.2}\n\n\n{purpose}", fee.amount);
    if payload.len() > 331 {
        return Err(GiroCodeError::TooLarge);
    }
    Ok(payload)
}

/// A field of the payload ends with its line; a line break inside would shift all that follow.
fn one_line(text: &str) -> String {
    text.split(|sign: char| sign.is_whitespace() || sign.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn dark_runs(modules: &[Color]) -> Vec<(usize, usize)> {
    let mut runs: Vec<(usize, usize)> = Vec::new();
    for (column, _) in modules.iter().enumerate().filter(|(_, colour)| **colour == Color::Dark) {
        match runs.last_mut() {
            Some((start, length)) if *start + *length == column => *length += 1,
            _ => runs.push((column, 1)),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use service::letters::Account;

    use super::*;

    fn fee(amount: Decimal, purpose: &str) -> Fee {
        let account = Account::new("Stadt Fördestadt", "DE89 3704 0044 0532 0130 00", None).unwrap();
        Fee { amount, due_days: 21, account, purpose: purpose.into() }
    }

    #[test]
    fn the_payload_follows_the_guideline() {
        let payload = payload(&fee(Decimal::new(7000, 2), "B-2026-0417\nX")).unwrap();
        assert_eq!(
            payload,
            "BCD\n002\n1\nSCT\n\nStadt Fördestadt\nDE89370400440532013000\nEUR70.00\n\n\nB-2026-0417 X"
        );
        assert!(svg(&fee(Decimal::ONE, &"x".repeat(140))).is_ok());
    }

    #[test]
    fn impossible_transfers_are_refused() {
        assert_eq!(svg(&fee(Decimal::ZERO, "")), Err(GiroCodeError::Amount));
        assert_eq!(svg(&fee(Decimal::new(1, 3), "")), Err(GiroCodeError::Amount));
        assert_eq!(svg(&fee(Decimal::new(1_000_000_000, 0), "")), Err(GiroCodeError::Amount));
        assert_eq!(svg(&fee(Decimal::ONE, &"x".repeat(141))), Err(GiroCodeError::Purpose));
    }
}

//! Codes that people type: the access code of a case, and the one-time code of a mail.
//!
//! Both are kept as keyed digests only. The key never lies in the database, so a stolen database alone opens nothing,
//! not even the short one-time codes.

use std::fmt;

use hmac::{Hmac, Mac};
use ids::CaseId;
use sha2::Sha256;

/// How often one sign-in may try its one-time code before it must ask for a new one.
///
/// Tries are counted for the sign-in that asked for the code, that is for the browser that started it. Nobody else's
/// tries use it up.
pub const ONE_TIME_CODE_TRIES_MAX: u32 = 5;

/// Letters and digits that cannot be mistaken for each other: no 0 and O, no 1 and I.
const ALPHABET: &[u8; 32] = b"ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

const ACCESS_CODE_LETTERS: usize = 16;
const ONE_TIME_CODE_DIGITS: usize = 8;
const ONE_TIME_CODES: u64 = 100_000_000;

/// A text that is no such code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a code of the expected shape")]
pub struct BadCode;

/// The access code of a case: 80 random bits in four groups, for example `7KQM-4XHW-9PTR-2BNE`.
#[derive(Clone)]
pub struct AccessCode([u8; ACCESS_CODE_LETTERS]);

impl AccessCode {
    /// The code made of these bytes, which must come from a cryptographic generator.
    #[must_use]
    pub fn from_random(bytes: [u8; 10]) -> Self {
        let mut bits = bytes.iter().fold(0_u128, |bits, byte| (bits << 8) | u128::from(*byte));
        let mut letters = [0_u8; ACCESS_CODE_LETTERS];
        for letter in letters.iter_mut().rev() {
            let place = usize::try_from(bits & 31).unwrap_or_default();
            *letter = ALPHABET.get(place).copied().unwrap_or_default();
            bits >>= 5;
        }
        Self(letters)
    }

    /// Reads what a person typed: capitals or not, with or without hyphens and spaces.
    ///
    /// # Errors
    ///
    /// [`BadCode`] unless 16 letters and digits of the alphabet remain.
    pub fn parse(text: &str) -> Result<Self, BadCode> {
        let mut letters = [0_u8; ACCESS_CODE_LETTERS];
        fill(text, &mut letters, |letter| ALPHABET.contains(&letter))?;
        Ok(Self(letters))
    }

    /// The code in four groups, for the one page and letter that tell it.
    #[must_use]
    pub fn reveal(&self) -> String {
        let groups: Vec<String> =
            self.0.chunks(4).map(|group| group.iter().copied().map(char::from).collect()).collect();
        groups.join("-")
    }

    /// What is kept of the code of this case; in the row of another case it opens nothing.
    #[must_use]
    pub fn digest(&self, key: &CodeKey, case: CaseId) -> CodeDigest {
        // Both parts have one length, so no other pair gives the same bytes.
        key.digest(b"access code", &[case.as_uuid().as_bytes().as_slice(), &self.0].concat())
    }
}

impl fmt::Debug for AccessCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("AccessCode(…)")
    }
}

/// A one-time code of eight digits, sent by mail.
#[derive(Clone)]
pub struct OneTimeCode([u8; ONE_TIME_CODE_DIGITS]);

impl OneTimeCode {
    /// The code made of these bytes, which must come from a cryptographic generator.
    ///
    /// Eight bytes are so many more than eight digits that no code is measurably likelier than another.
    #[must_use]
    pub fn from_random(bytes: [u8; 8]) -> Self {
        let mut number = u64::from_be_bytes(bytes) % ONE_TIME_CODES;
        let mut digits = [b'0'; ONE_TIME_CODE_DIGITS];
        for digit in digits.iter_mut().rev() {
            *digit = b'0' + u8::try_from(number % 10).unwrap_or_default();
            number /= 10;
        }
        Self(digits)
    }

    /// Reads what a person typed, with or without spaces and hyphens.
    ///
    /// # Errors
    ///
    /// [`BadCode`] unless eight digits remain.
    pub fn parse(text: &str) -> Result<Self, BadCode> {
        let mut digits = [0_u8; ONE_TIME_CODE_DIGITS];
        fill(text, &mut digits, |digit| digit.is_ascii_digit())?;
        Ok(Self(digits))
    }

    /// The code in two groups of four, for the mail that tells it.
    #[must_use]
    pub fn reveal(&self) -> String {
        let groups: Vec<String> =
            self.0.chunks(4).map(|group| group.iter().copied().map(char::from).collect()).collect();
        groups.join(" ")
    }

    /// What is kept.
    #[must_use]
    pub fn digest(&self, key: &CodeKey) -> CodeDigest {
        key.digest(b"one-time code", &self.0)
    }
}

impl fmt::Debug for OneTimeCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneTimeCode(…)")
    }
}

/// The key under which codes are digested.
#[derive(Clone)]
pub struct CodeKey([u8; 32]);

impl CodeKey {
    /// The key with these bytes, derived from the instance key.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The purpose keeps a code of one kind from being taken for one of another.
    fn digest(&self, purpose: &[u8], code: &[u8]) -> CodeDigest {
        // A key of one block's length or less is taken as it is, padded with zeros.
        let mut block = [0_u8; 64];
        for (place, byte) in block.iter_mut().zip(self.0) {
            *place = byte;
        }
        let mut mac = <Hmac<Sha256> as hmac::digest::KeyInit>::new(&block.into());
        mac.update(purpose);
        mac.update(&[0]);
        mac.update(code);
        CodeDigest(mac.finalize().into_bytes().into())
    }
}

impl fmt::Debug for CodeKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("CodeKey(…)")
    }
}

/// The HMAC-SHA-256 of a code: what is kept of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct CodeDigest([u8; 32]);

impl CodeDigest {
    /// The digest with these bytes, as read from a row.
    #[must_use]
    pub const fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for a row.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

/// Fills all places with the typed characters in capitals, leaving out spaces, any kind of hyphen and signs without width.
fn fill(text: &str, places: &mut [u8], known: impl Fn(u8) -> bool) -> Result<(), BadCode> {
    let text = locale::plain_signs(text);
    let mut typed = text.chars().filter(|sign| !matches!(sign, '-' | ' '));
    for place in places {
        let letter = typed.next().and_then(|c| u8::try_from(c.to_ascii_uppercase()).ok());
        *place = letter.filter(|letter| known(*letter)).ok_or(BadCode)?;
    }
    if typed.next().is_some() { Err(BadCode) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const KEY: CodeKey = CodeKey::from_bytes([9; 32]);
    const CASE: fn() -> CaseId = || CaseId::from_uuid(ids::Uuid::from_u128(0x0192_0000));

    #[test]
    fn codes_are_read_as_people_type_them() {
        let code = AccessCode::parse("7KQM-4XHW-9PTR-2BNE").unwrap();
        for typed in [
            "7kqm4xhw9ptr2bne",
            " 7KQM 4XHW 9PTR 2BNE ",
            "7kqm–4xhw–9ptr–2bne",
            "\u{200e}7KQM−4XHW\u{a0}9PTR\u{200b}2BNE\u{feff}",
        ] {
            assert_eq!(
                AccessCode::parse(typed).unwrap().digest(&KEY, CASE()),
                code.digest(&KEY, CASE()),
                "{typed}"
            );
        }
        for bad in
            ["", "7KQM-4XHW-9PTR-2BN", "7KQM-4XHW-9PTR-2BNEE", "0KQM-4XHW-9PTR-2BNE", "7KQM-4XHW-9PTR-2BNÉ"]
        {
            assert_eq!(AccessCode::parse(bad).unwrap_err(), BadCode, "{bad}");
        }
    }

    #[test]
    fn one_time_codes_keep_their_leading_zeros() {
        let code = OneTimeCode::from_random([0, 0, 0, 0, 0, 0, 0, 7]);
        assert_eq!(code.reveal(), "0000 0007");
        assert_eq!(OneTimeCode::parse("00000007").unwrap().digest(&KEY), code.digest(&KEY));
        assert_eq!(OneTimeCode::parse("００００\u{a0}0007").unwrap().digest(&KEY), code.digest(&KEY));
        assert!(OneTimeCode::parse("1234567").is_err());
        assert!(OneTimeCode::parse("1234567a").is_err());
    }

    #[test]
    fn digests_depend_on_the_key_and_on_the_kind() {
        let (code, once) = (AccessCode::from_random([1; 10]), OneTimeCode::from_random([1; 8]));
        assert_ne!(code.digest(&KEY, CASE()), code.digest(&CodeKey::from_bytes([8; 32]), CASE()));
        assert_ne!(KEY.digest(b"access code", &once.0), once.digest(&KEY));
    }

    #[test]
    fn the_digest_of_an_access_code_is_good_for_its_case_alone() {
        let code = AccessCode::from_random([1; 10]);
        let other = CaseId::from_uuid(ids::Uuid::from_u128(0x0192_0001));
        assert_ne!(code.digest(&KEY, CASE()), code.digest(&KEY, other));
    }

    #[test]
    fn the_digest_is_hmac_sha_256() {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&KEY.0).unwrap();
        mac.update(b"access code\0");
        mac.update(CASE().as_uuid().as_bytes());
        mac.update(b"ABCDEFGHJKLMNPQR");
        let expected = mac.finalize().into_bytes();
        let code = AccessCode::parse("ABCDEFGHJKLMNPQR").unwrap();
        assert_eq!(code.digest(&KEY, CASE()).as_bytes().as_slice(), expected.as_slice());
    }

    #[test]
    fn nothing_secret_is_printed() {
        let shown =
            format!("{:?} {:?} {KEY:?}", AccessCode::from_random([7; 10]), OneTimeCode::from_random([7; 8]));
        assert_eq!(shown, "AccessCode(…) OneTimeCode(…) CodeKey(…)");
    }

    proptest! {
        #[test]
        fn every_code_reads_back(bytes in any::<[u8; 10]>(), other in any::<[u8; 10]>()) {
            let code = AccessCode::from_random(bytes);
            prop_assert_eq!(code.reveal().len(), 19);
            prop_assert_eq!(AccessCode::parse(&code.reveal()).unwrap().digest(&KEY, CASE()), code.digest(&KEY, CASE()));
            // All 80 bits count: different bytes are different codes.
            prop_assert_eq!(bytes == other, code.reveal() == AccessCode::from_random(other).reveal());
        }

        #[test]
        fn no_text_breaks_the_parser(text in ".{0,40}") {
            let _ = (AccessCode::parse(&text), OneTimeCode::parse(&text));
        }
    }
}

//! Passwords of staff: what a new one must be, and how one is kept (argon2id).

use std::fmt;

use argon2::{Algorithm, Argon2, Block, Params, Version};

use super::phc::{HASH_BYTES, Phc, SALT_BYTES};

/// The shortest password, in characters.
pub const PASSWORD_CHARACTERS_MIN: usize = 12;

/// The longest password, in characters.
pub const PASSWORD_CHARACTERS_MAX: usize = 200;

/// A part of the e-mail address shorter than this says nothing about the password.
const TELLING_PART_CHARACTERS_MIN: usize = 4;

/// A password that somebody chose and that may be taken.
pub struct NewPassword(String);

/// Why a password cannot be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordProblem {
    /// Shorter than [`PASSWORD_CHARACTERS_MIN`].
    #[error("the password is too short")]
    TooShort,
    /// Longer than [`PASSWORD_CHARACTERS_MAX`].
    #[error("the password is too long")]
    TooLong,
    /// It holds the e-mail address or the part before the @.
    #[error("the password contains the e-mail address")]
    ContainsEmail,
    /// Fewer than five different characters.
    #[error("the password repeats too few characters")]
    TooUniform,
}

impl PasswordProblem {
    /// What to tell the person, in German.
    #[must_use]
    pub const fn german(self) -> &'static str {
        match self {
            Self::TooShort => "Bitte wählen Sie ein Passwort mit mindestens 12 Zeichen.",
            Self::TooLong => "Bitte wählen Sie ein Passwort mit höchstens 200 Zeichen.",
            Self::ContainsEmail => "Das Passwort darf Ihre E-Mail-Adresse nicht enthalten.",
            Self::TooUniform => "Bitte verwenden Sie mindestens fünf verschiedene Zeichen.",
        }
    }

    /// What to tell the person, in English.
    #[must_use]
    pub const fn english(self) -> &'static str {
        match self {
            Self::TooShort => "Please choose a password of at least 12 characters.",
            Self::TooLong => "Please choose a password of at most 200 characters.",
            Self::ContainsEmail => "The password must not contain your e-mail address.",
            Self::TooUniform => "Please use at least five different characters.",
        }
    }
}

impl NewPassword {
    /// The password, if it may be taken by the person with this e-mail address.
    ///
    /// Length counts, composition does not: no rule asks for digits or signs.
    ///
    /// # Errors
    ///
    /// The first [`PasswordProblem`].
    pub fn choose(text: &str, email: &str) -> Result<Self, PasswordProblem> {
        let characters = text.chars().count();
        if characters < PASSWORD_CHARACTERS_MIN {
            return Err(PasswordProblem::TooShort);
        }
        if characters > PASSWORD_CHARACTERS_MAX {
            return Err(PasswordProblem::TooLong);
        }
        if contains_email(&text.to_lowercase(), &email.trim().to_lowercase()) {
            return Err(PasswordProblem::ContainsEmail);
        }
        if text.chars().collect::<std::collections::BTreeSet<_>>().len() < 5 {
            return Err(PasswordProblem::TooUniform);
        }
        Ok(Self(text.to_owned()))
    }

    /// The hash to keep. `salt` comes from a cryptographic generator, fresh for each password.
    ///
    /// # Errors
    ///
    /// [`PasswordError`] if the cost is out of the algorithm's bounds.
    pub fn hash(&self, salt: [u8; SALT_BYTES], cost: HashCost) -> Result<PasswordHash, PasswordError> {
        hash(&self.0, salt, cost)
    }
}

impl fmt::Debug for NewPassword {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("NewPassword(…)")
    }
}

fn contains_email(password: &str, email: &str) -> bool {
    let before_at = email.split('@').next().unwrap_or_default();
    [email, before_at]
        .into_iter()
        .any(|part| part.chars().count() >= TELLING_PART_CHARACTERS_MIN && password.contains(part))
}

/// What one hash costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct HashCost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over the memory.
    pub passes: u32,
}

impl HashCost {
    /// 19 MiB and two passes: what OWASP asks of argon2id at least.
    pub const STANDARD: Self = Self { memory_kib: 19 * 1024, passes: 2 };

    /// As little as the algorithm allows, for tests.
    pub const LEAST: Self = Self { memory_kib: 8, passes: 1 };
}

/// Why a password could not be hashed or a kept hash not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// The cost is out of the algorithm's bounds.
    #[error("the cost of hashing is out of bounds")]
    Cost,
    /// The hash could not be computed.
    #[error("the password could not be hashed")]
    Hashing,
    /// The kept text is no argon2id hash.
    #[error("the kept password hash cannot be read")]
    Unreadable,
}

/// A password as it is kept: argon2id, salted, written in the PHC string format.
#[derive(Clone, PartialEq, Eq)]
pub struct PasswordHash(Phc);

impl PasswordHash {
    /// The hash in this text, as read from a row.
    ///
    /// # Errors
    ///
    /// [`PasswordError::Unreadable`] unless it is an argon2id hash as [`Self::to_text`] writes it.
    pub fn parse(text: &str) -> Result<Self, PasswordError> {
        Phc::parse(text).map(Self).ok_or(PasswordError::Unreadable)
    }

    /// A hash that no password fits, to be verified against when there is no account: an answer then takes as long
    /// as for an account that exists.
    ///
    /// # Errors
    ///
    /// As [`NewPassword::hash`].
    pub fn decoy(cost: HashCost) -> Result<Self, PasswordError> {
        // Longer than any password that `fits` looks at.
        hash(&"-".repeat(PASSWORD_CHARACTERS_MAX + 1), [0; SALT_BYTES], cost)
    }

    /// Whether the presented password is the one that was hashed.
    #[must_use]
    pub fn fits(&self, presented: &str) -> bool {
        if presented.chars().count() > PASSWORD_CHARACTERS_MAX {
            return false;
        }
        let cost = HashCost { memory_kib: self.0.memory_kib, passes: self.0.passes };
        hash(presented, self.0.salt, cost).is_ok_and(|made| same(&made.0.hash, &self.0.hash))
    }

    /// The text, for a row.
    #[must_use]
    pub fn to_text(&self) -> String {
        self.0.to_string()
    }
}

impl fmt::Debug for PasswordHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PasswordHash(…)")
    }
}

fn hash(password: &str, salt: [u8; SALT_BYTES], cost: HashCost) -> Result<PasswordHash, PasswordError> {
    let HashCost { memory_kib, passes } = cost;
    let params =
        Params::new(memory_kib, passes, 1, Some(HASH_BYTES)).map_err(|_bounds| PasswordError::Cost)?;
    // The memory is ours: the crate's own allocation comes with a random number interface, which this crate refuses.
    let mut memory = vec![Block::new(); params.block_count()];
    let mut hash = [0_u8; HASH_BYTES];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into_with_memory(password.as_bytes(), &salt, &mut hash, &mut memory)
        .map_err(|_length| PasswordError::Hashing)?;
    Ok(PasswordHash(Phc { memory_kib, passes, salt, hash }))
}

/// Compares in the same time wherever the difference lies.
fn same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len() && one.iter().zip(other).fold(0, |found, (a, b)| found | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMAIL: &str = "Imke.Petersen@foerdestadt.example";

    #[test]
    fn a_password_is_long_and_not_the_address() {
        let problem = |text: &str| NewPassword::choose(text, EMAIL).map(|_| ()).unwrap_err();
        assert_eq!(problem("elf Zeichen"), PasswordProblem::TooShort);
        assert_eq!(problem(&"ab".repeat(101)), PasswordProblem::TooLong);
        assert_eq!(problem("mein imke.petersen 7"), PasswordProblem::ContainsEmail);
        assert_eq!(problem("abababababab"), PasswordProblem::TooUniform);
        assert!(NewPassword::choose("zwölf Förden", EMAIL).is_ok());
        // Short names are no reason: «ab@…» must not forbid every «ab».
        assert!(NewPassword::choose("Abendhimmel über der Förde", "ab@foerdestadt.example").is_ok());
    }

    #[test]
    fn the_sentences_name_the_bounds() {
        for problem in [PasswordProblem::TooShort, PasswordProblem::TooLong] {
            let bound = match problem {
                PasswordProblem::TooShort => PASSWORD_CHARACTERS_MIN,
                _ => PASSWORD_CHARACTERS_MAX,
            };
            assert!(problem.german().contains(&bound.to_string()));
            assert!(problem.english().contains(&bound.to_string()));
        }
    }

    #[test]
    fn only_the_hashed_password_fits() {
        let chosen = NewPassword::choose("Ebbe und Flut 1872", EMAIL).unwrap();
        let kept = chosen.hash([3; 16], HashCost::LEAST).unwrap();
        assert!(kept.fits("Ebbe und Flut 1872"));
        assert!(!kept.fits("Ebbe und Flut 1873"));
        let read = PasswordHash::parse(&kept.to_text()).unwrap();
        assert!(read.fits("Ebbe und Flut 1872"));
        assert!(kept.to_text().starts_with("$argon2id$v=19$m=8,t=1,p=1$"));
    }

    #[test]
    fn another_salt_gives_another_hash() {
        let chosen = NewPassword::choose("Ebbe und Flut 1872", EMAIL).unwrap();
        let first = chosen.hash([3; 16], HashCost::LEAST).unwrap();
        assert_ne!(first, chosen.hash([4; 16], HashCost::LEAST).unwrap());
    }

    #[test]
    fn nothing_fits_the_decoy() {
        let decoy = PasswordHash::decoy(HashCost::LEAST).unwrap();
        assert!(!decoy.fits(&"-".repeat(PASSWORD_CHARACTERS_MAX + 1)));
        assert!(!decoy.fits(""));
    }

    /// Computed with the reference implementation (argon2-cffi): two passes over 64 KiB, one lane, 32 bytes.
    #[test]
    fn the_hash_is_that_of_the_reference() {
        let hash = hash("password", *b"saltsaltsaltsalt", HashCost { memory_kib: 64, passes: 2 }).unwrap();
        assert_eq!(
            hash.to_text(),
            "$argon2id$v=19$m=64,t=2,p=1$c2FsdHNhbHRzYWx0c2FsdA$i6P6cCvSwI/Gp4MO3l8wvjoXUe1JLzHNfXagpIByW1o"
        );
    }
}

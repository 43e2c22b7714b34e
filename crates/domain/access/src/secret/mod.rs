//! Secrets by which people are recognised: passwords of staff, access codes of cases, one-time codes.
//!
//! Random bytes and salts come in as values. None of these types shows its secret in `Debug`, and none is serialised.

mod code;
mod password;
mod phc;

pub use code::{AccessCode, BadCode, CodeDigest, CodeKey, ONE_TIME_CODE_TRIES_MAX, OneTimeCode};
pub use password::{
    HashCost, NewPassword, PASSWORD_CHARACTERS_MAX, PASSWORD_CHARACTERS_MIN, PasswordError, PasswordHash,
    PasswordProblem,
};

//! The PHC string format of an argon2id hash: `$argon2id$v=19$m=19456,t=2,p=1$SALT$HASH`, both in base64 without padding.
//!
//! Only what is written here is read: argon2id, version 19, one lane, 16 bytes of salt, 32 of hash.

use std::fmt;

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};

/// The length of a salt.
pub(super) const SALT_BYTES: usize = 16;

/// The length of a hash.
pub(super) const HASH_BYTES: usize = 32;

/// The greatest cost that is believed when read: a row must not be able to ask for all memory.
const MEMORY_KIB_MAX: u32 = 1024 * 1024;
const PASSES_MAX: u32 = 64;

/// The parts of a hash.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Phc {
    pub(super) memory_kib: u32,
    pub(super) passes: u32,
    pub(super) salt: [u8; SALT_BYTES],
    pub(super) hash: [u8; HASH_BYTES],
}

impl Phc {
    pub(super) fn parse(text: &str) -> Option<Self> {
        let rest = text.strip_prefix("$argon2id$v=19$m=")?;
        let (memory, rest) = rest.split_once(",t=")?;
        let (passes, rest) = rest.split_once(",p=1$")?;
        let (salt, hash) = rest.split_once('$')?;
        Some(Self {
            memory_kib: memory.parse().ok().filter(|memory| *memory <= MEMORY_KIB_MAX)?,
            passes: passes.parse().ok().filter(|passes| *passes <= PASSES_MAX)?,
            salt: bytes(salt)?,
            hash: bytes(hash)?,
        })
    }
}

impl fmt::Display for Phc {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (salt, hash) = (STANDARD_NO_PAD.encode(self.salt), STANDARD_NO_PAD.encode(self.hash));
        write!(f, "$argon2id$v=19$m={},t={},p=1${salt}${hash}", self.memory_kib, self.passes)
    }
}

fn bytes<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    STANDARD_NO_PAD.decode(text).ok()?.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read() {
        let phc = Phc { memory_kib: 19_456, passes: 2, salt: [3; 16], hash: [250; 32] };
        let text = phc.to_string();
        assert_eq!(
            text,
            "$argon2id$v=19$m=19456,t=2,p=1$AwMDAwMDAwMDAwMDAwMDAw$+vr6+vr6+vr6+vr6+vr6+vr6+vr6+vr6+vr6+vr6+vo"
        );
        assert!(Phc::parse(&text).is_some_and(|read| read == phc));
    }

    #[test]
    fn nothing_else_is_read() {
        let salt_and_hash = "AwMDAwMDAwMDAwMDAwMDAw$+vr6+vr6+vr6+vr6+vr6+vr6+vr6+vr6+vr6+vr6+vo";
        let refused = [
            String::new(),
            format!("$argon2i$v=19$m=19456,t=2,p=1${salt_and_hash}"),
            format!("$argon2id$v=16$m=19456,t=2,p=1${salt_and_hash}"),
            format!("$argon2id$v=19$m=19456,t=2,p=2${salt_and_hash}"),
            format!("$argon2id$v=19$m=4294967295,t=2,p=1${salt_and_hash}"),
            format!("$argon2id$v=19$m=19456,t=4294967295,p=1${salt_and_hash}"),
            format!("$argon2id$v=19$m=19456,t=2,p=1${salt_and_hash}$"),
            "$argon2id$v=19$m=19456,t=2,p=1$AwMD$+vr6".to_owned(),
        ];
        for text in refused {
            assert!(Phc::parse(&text).is_none(), "{text}");
        }
    }
}

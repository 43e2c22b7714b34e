//! Papers as a case names them: where the bytes lie and by which hash they are known. The bytes lie in the vault.

use std::{fmt, str::FromStr};

use ids::PaperId;
use serde::{Deserialize, Serialize};

use crate::text::Line;

/// The most papers that one act (an application, a reply, a message) brings.
pub const ACT_PAPERS_MAX: usize = 50;

/// The SHA-256 of a file, written as 64 lower-case hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

/// A text that is no SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 hexadecimal digits")]
pub struct BadDigest;

impl Digest {
    /// The digest with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
        Self(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
    }

    /// The 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Digest {
    type Err = BadDigest;

    fn from_str(text: &str) -> Result<Self, BadDigest> {
        let hexadecimal = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hexadecimal { Ok(Self(text.to_ascii_lowercase())) } else { Err(BadDigest) }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha256:{}", self.0)
    }
}

/// A paper (Unterlage): a file in the vault and what the case must know of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Paper {
    /// The file in the vault.
    pub id: PaperId,
    /// What it answers: the path of the question in the form or the key of the requested paper; absent if sent unasked.
    pub key: Option<Line>,
    /// The file's name as people see it.
    pub name: Line,
    /// The type found by content, for example `application/pdf`.
    pub media_type: Line,
    /// How many bytes it has.
    pub bytes: u64,
    /// The hash of its bytes.
    pub sha256: Digest,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reads_back_what_it_writes() {
        let digest = Digest::from_bytes([0xA5; 32]);
        assert_eq!(digest.as_str().to_uppercase().parse(), Ok(digest));
        assert_eq!("a5".parse::<Digest>(), Err(BadDigest));
    }
}

//! The key that signs checkpoints: Ed25519, in a file of its own, 0600.
//!
//! It is not derived from the instance key: who verifies needs no key that opens anything.

use std::path::Path;

use ed25519_dalek::{Signature, Signer as _, SigningKey, VerifyingKey};
use zeroize::Zeroizing;

use crate::key_file::{self, KeyFileError};

/// The first line of the file.
const TITLE: &str = "gangway checkpoint key 1";

/// Signs checkpoints.
#[derive(Clone)]
pub struct CheckpointKey(SigningKey);

impl CheckpointKey {
    /// Makes the file, which must not exist. `secret` are 32 bytes that nobody can guess.
    ///
    /// # Errors
    ///
    /// [`KeyFileError`] if the file exists or cannot be written.
    pub fn create(path: &Path, secret: [u8; 32]) -> Result<Self, KeyFileError> {
        let secret = Zeroizing::new(secret);
        key_file::create(path, TITLE, &secret)?;
        Ok(Self(SigningKey::from_bytes(&secret)))
    }

    /// Reads the file.
    ///
    /// # Errors
    ///
    /// [`KeyFileError`] if it is missing, readable for others or no such key.
    pub fn read(path: &Path) -> Result<Self, KeyFileError> {
        Ok(Self(SigningKey::from_bytes(&*key_file::read(path, TITLE)?)))
    }

    /// The part that may be published, for whoever checks an export elsewhere.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }

    pub(crate) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }

    pub(crate) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        signed_by(&self.0.verifying_key(), message, signature)
    }
}

impl std::fmt::Debug for CheckpointKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("CheckpointKey(…)")
    }
}

/// Whether the holder of a key has signed this.
fn signed_by(key: &VerifyingKey, message: &[u8], signature: &[u8]) -> bool {
    Signature::from_slice(signature).is_ok_and(|signature| key.verify_strict(message, &signature).is_ok())
}

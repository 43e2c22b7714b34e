//! Objects of the vault: sealed while they are written, opened while they are read, so that none lies in memory as a whole.

use ids::KeyId;
use sha2::{Digest as _, Sha256};

use crate::{
    error::UseCaseError,
    ports::{Keyring, ObjectName, ObjectOpener, ObjectSealer, SealContext, Vault, VaultReader, VaultWriter},
};

/// What is in memory as a whole is sealed and written in pieces of this size.
const PIECE_BYTES: usize = 65_536;

/// An object that is being written.
pub struct ObjectWriter {
    sealer: Box<dyn ObjectSealer>,
    vault: Box<dyn VaultWriter>,
    sha256: Sha256,
    bytes: u64,
}

/// An object that lies in the vault but that no row names yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptObject {
    /// Its name, the hash of its sealed bytes.
    pub name: ObjectName,
    /// SHA-256 of its plain bytes.
    pub sha256: [u8; 32],
    /// How many plain bytes it has.
    pub bytes: u64,
}

impl ObjectWriter {
    /// Begins an object. Unless it is [kept](Self::keep), nothing of it stays.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Deleted`] if the key was destroyed, [`UseCaseError::Full`] if there is no room.
    pub async fn begin(
        keyring: &dyn Keyring,
        vault: &dyn Vault,
        key: KeyId,
        seal_context: SealContext<'_>,
    ) -> Result<Self, UseCaseError> {
        let sealer = keyring.object_sealer(key, seal_context).await?;
        let vault = vault.begin(seal_context.town).await?;
        Ok(Self { sealer, vault, sha256: Sha256::new(), bytes: 0 })
    }

    /// Appends plain bytes, however many.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Full`] if there is no room.
    pub async fn write(&mut self, plain: &[u8]) -> Result<(), UseCaseError> {
        for piece in plain.chunks(PIECE_BYTES) {
            self.sha256.update(piece);
            self.bytes = self.bytes.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
            let sealed = self.sealer.push(piece)?;
            if !sealed.is_empty() {
                self.vault.write(sealed).await?;
            }
        }
        Ok(())
    }

    /// Seals the end and keeps the object: afterwards it is on disk, and a row may name it.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Full`] if there is no room.
    pub async fn keep(mut self) -> Result<KeptObject, UseCaseError> {
        self.vault.write(self.sealer.finish()?).await?;
        let name = self.vault.keep().await?;
        Ok(KeptObject { name, sha256: self.sha256.finalize().into(), bytes: self.bytes })
    }
}

/// An object that is being read.
pub struct ObjectReader {
    /// Gone once the end was reached or something failed.
    opener: Option<Box<dyn ObjectOpener>>,
    vault: Box<dyn VaultReader>,
    is_whole: bool,
}

impl ObjectReader {
    /// Begins to read an object.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Deleted`] if the key was destroyed.
    pub async fn open(
        keyring: &dyn Keyring,
        vault: &dyn Vault,
        key: KeyId,
        (object, seal_context): (ObjectName, SealContext<'_>),
    ) -> Result<Self, UseCaseError> {
        let opener = Some(keyring.object_opener(key, seal_context).await?);
        let vault = vault.open(seal_context.town, object).await?;
        Ok(Self { opener, vault, is_whole: false })
    }

    /// The next plain bytes, each checked before it is handed out; none at the end of the whole object.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Internal`] if the object was changed or cut. Whoever has passed on what came before must then break
    /// off visibly: it is genuine, but not the whole.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, UseCaseError> {
        if self.is_whole {
            return Ok(None);
        }
        // Put back only if all went well, so that no failure is followed by an end.
        let Some(mut opener) = self.opener.take() else { return Err(failed_before()) };
        while let Some(sealed) = self.vault.next().await? {
            let plain = opener.push(&sealed)?;
            if !plain.is_empty() {
                self.opener = Some(opener);
                return Ok(Some(plain));
            }
        }
        let last = opener.finish()?;
        self.is_whole = true;
        Ok(Some(last).filter(|last| !last.is_empty()))
    }

    /// All that is left, for what is small.
    ///
    /// # Errors
    ///
    /// As for [`next`](Self::next).
    pub async fn rest(mut self) -> Result<Vec<u8>, UseCaseError> {
        let mut bytes = Vec::new();
        while let Some(piece) = self.next().await? {
            bytes.extend_from_slice(&piece);
        }
        Ok(bytes)
    }
}

fn failed_before() -> UseCaseError {
    UseCaseError::internal("read an object", std::io::Error::other("reading it has failed before"))
}

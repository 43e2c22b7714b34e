//! Seals of rows that no event holds, such as a password: a digest over every column, keyed by the town. Whoever can write rows but has
//! no key cannot make one, nor take that of another row.

use async_trait::async_trait;
use ids::TownId;

use crate::{
    ports::{KeyError, Keyring},
    rows::{CaseAccessRow, ClientRow, CredentialRow},
};

/// A row that carries its seal.
#[async_trait]
pub trait SealedRow: Sized + Send + Sync {
    /// The table that it lies in, so that no row is taken for one of another table.
    const TABLE: &'static str;

    /// Whose key seals it.
    fn town(&self) -> TownId;

    /// Every column but town and seal, each as its bytes.
    fn columns(&self) -> Vec<Vec<u8>>;

    /// The seal that it carries.
    fn seal(&self) -> [u8; 32];

    /// The same row with another seal.
    #[must_use]
    fn with_seal(self, seal: [u8; 32]) -> Self;

    /// The row with the seal that belongs to it.
    ///
    /// # Errors
    ///
    /// [`KeyError`] if the key of the town fails.
    async fn sealed(self, keyring: &dyn Keyring) -> Result<Self, KeyError> {
        let seal = digest(keyring, &self).await?;
        Ok(self.with_seal(seal))
    }

    /// Whether it is as it was sealed.
    ///
    /// # Errors
    ///
    /// [`KeyError`] if the key of the town fails.
    async fn is_genuine(&self, keyring: &dyn Keyring) -> Result<bool, KeyError> {
        Ok(digest(keyring, self).await? == self.seal())
    }
}

/// Each part is preceded by its length, so that no two rows read the same.
async fn digest<R: SealedRow>(keyring: &dyn Keyring, row: &R) -> Result<[u8; 32], KeyError> {
    let mut value = Vec::new();
    for part in [R::TABLE.as_bytes().to_vec()].into_iter().chain(row.columns()) {
        value.extend_from_slice(&u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
        value.extend_from_slice(&part);
    }
    keyring.digest(row.town(), "row seal", &value).await
}

impl SealedRow for CredentialRow {
    const TABLE: &'static str = "credential";

    fn town(&self) -> TownId {
        self.town
    }

    fn columns(&self) -> Vec<Vec<u8>> {
        let set_at = self.set_at.as_microsecond().to_be_bytes();
        vec![self.person.as_uuid().as_bytes().to_vec(), self.password.clone().into_bytes(), set_at.to_vec()]
    }

    fn seal(&self) -> [u8; 32] {
        self.seal
    }

    fn with_seal(self, seal: [u8; 32]) -> Self {
        Self { seal, ..self }
    }
}

impl SealedRow for ClientRow {
    const TABLE: &'static str = "client";

    fn town(&self) -> TownId {
        self.town
    }

    fn columns(&self) -> Vec<Vec<u8>> {
        let expires_at = self.expires_at.as_microsecond().to_be_bytes();
        let service = self.service.map(|service| service.as_uuid().as_bytes().to_vec());
        vec![
            self.client.as_uuid().as_bytes().to_vec(),
            self.name.clone().into_bytes(),
            self.token.to_vec(),
            service.unwrap_or_default(),
            expires_at.to_vec(),
        ]
    }

    fn seal(&self) -> [u8; 32] {
        self.seal
    }

    fn with_seal(self, seal: [u8; 32]) -> Self {
        Self { seal, ..self }
    }
}

impl SealedRow for CaseAccessRow {
    const TABLE: &'static str = "case_access";

    fn town(&self) -> TownId {
        self.town
    }

    fn columns(&self) -> Vec<Vec<u8>> {
        let made_at = self.made_at.as_microsecond().to_be_bytes();
        vec![self.case.as_uuid().as_bytes().to_vec(), self.code.to_vec(), made_at.to_vec()]
    }

    fn seal(&self) -> [u8; 32] {
        self.seal
    }

    fn with_seal(self, seal: [u8; 32]) -> Self {
        Self { seal, ..self }
    }
}

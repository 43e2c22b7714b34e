//! Letters: rendered by a press, sealed by a sealer.

use async_trait::async_trait;
use ids::TownId;
use jiff::Timestamp;
use service::letters::{Letter, SealNote};

/// A rendered letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenderedPdf {
    /// PDF/A-3a and PDF/UA-1.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes; what a sign-off binds.
    pub sha256: [u8; 32],
}

/// Why a letter could not be rendered.
#[derive(Debug, thiserror::Error)]
pub enum PressError {
    /// The letter's content cannot be set, for example a character without a glyph; the reason names the passage.
    #[error("the letter could not be set: {0}")]
    Content(String),
    /// The press itself failed.
    #[error("the press failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Renders letters. The same letter gives the same bytes.
#[async_trait]
pub trait Press: Send + Sync {
    /// Renders a letter.
    ///
    /// # Errors
    ///
    /// [`PressError::Content`] if people can mend it, [`PressError::Failed`] otherwise.
    async fn render(&self, letter: Letter) -> Result<RenderedPdf, PressError>;
}

/// Why a letter could not be sealed.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The town has no seal key.
    #[error("the town has no seal")]
    NoSeal,
    /// Key or certificate cannot be used.
    #[error("the seal cannot be used: {0}")]
    Unusable(String),
    /// Sealing itself failed.
    #[error("sealing failed")]
    Failed(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// Seals letters with the town's key: PAdES B-B by incremental update.
#[async_trait]
pub trait Sealer: Send + Sync {
    /// The given bytes, unchanged, with the seal after them.
    ///
    /// # Errors
    ///
    /// [`SealError::NoSeal`] until the town has set a key.
    async fn seal(&self, town: TownId, pdf: &[u8], at: Timestamp) -> Result<Vec<u8>, SealError>;

    /// What a letter may say about the seal that it will get; «qualifiziert» only if the certificate carries it.
    ///
    /// # Errors
    ///
    /// As [`Sealer::seal`].
    async fn note(&self, town: TownId) -> Result<SealNote, SealError>;
}

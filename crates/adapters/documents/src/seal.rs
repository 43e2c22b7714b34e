//! Seals: `PAdES` B-B by incremental update. The bytes of the letter stay as they are; the seal is appended.
//!
//! It owns the key while it lives and refuses a key that does not fit its certificate, a certificate that may not
//! sign, and a PDF that already carries a seal.

pub(crate) mod certificate;
pub(crate) mod cms;
mod demo;
pub(crate) mod methods;
mod ring;
mod update;

pub use self::ring::SealRing;
use certificate::Facts;
pub use demo::{DemoIdentity, demo_identity};
use jiff::Timestamp;
use p256::{ecdsa::SigningKey, pkcs8::DecodePrivateKey};
use service::letters::SealNote;
use x509_cert::Certificate;

/// At most so many certificates stand in a chain.
const CHAIN_MAX: usize = 8;

/// Seals letters with one key.
pub struct Sealer {
    key: SigningKey,
    chain: Vec<Certificate>,
    info: SealInfo,
}

/// What the certificate says about the seal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealInfo {
    /// Who seals: the organisation in the certificate, else its common name.
    pub owner: String,
    /// The subjects of the chain, the sealing certificate first.
    pub chain: Vec<String>,
    /// From when the certificate is valid.
    pub valid_from: Timestamp,
    /// Until when the certificate is valid.
    pub valid_until: Timestamp,
    /// What kind of seal it is.
    pub kind: SealKind,
}

/// What kind of seal a certificate makes, by its own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SealKind {
    /// The certificate carries the qualified statements.
    Qualified,
    /// It carries none.
    Plain,
    /// It belongs to a demo town.
    Demonstration,
}

/// One seal to be set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealRequest {
    /// Why the document is sealed, in one line.
    pub reason: String,
    /// When; it must lie within the validity of the certificate.
    pub time: Timestamp,
}

/// Why there is no seal.
#[derive(Debug, thiserror::Error)]
pub enum SealError {
    /// The key is not a P-256 key in a PKCS#8 PEM block.
    #[error("the key of the seal must be an EC P-256 key in a PEM block «PRIVATE KEY» (PKCS#8)")]
    Key,
    /// There is no readable certificate.
    #[error(
        "the certificates of the seal must be PEM blocks «CERTIFICATE», the sealing one first, at most 8"
    )]
    Certificates,
    /// The first certificate belongs to another key.
    #[error("the first certificate belongs to another key")]
    Mismatch,
    /// A certificate is not issued by the next one.
    #[error("the certificates are no chain: each must be issued by the next")]
    Chain,
    /// The certificate may not be used for seals.
    #[error("the certificate does not allow signing (key usage)")]
    Usage,
    /// The time of the seal lies outside the validity of the certificate.
    #[error("the certificate is not valid at the time of the seal")]
    NotValidThen,
    /// The PDF already carries a seal.
    #[error("the document is sealed already")]
    AlreadySealed,
    /// The PDF cannot be read or extended.
    #[error("the PDF could not be extended")]
    Pdf(#[from] lopdf::Error),
    /// The extended file could not be written.
    #[error("the sealed PDF could not be written")]
    Write(#[from] std::io::Error),
    /// The structures of the signature could not be encoded.
    #[error("the signature could not be encoded")]
    Encoding(#[from] der::Error),
    /// The key could not sign.
    #[error("the key could not sign")]
    Signing(#[from] p256::ecdsa::Error),
    /// The signature does not fit its place, or the place was not found.
    #[error("the place of the signature is missing or too small")]
    Place,
    /// A demo identity could not be made.
    #[error("the demo certificate could not be made: {0}")]
    Demo(String),
}

impl Sealer {
    /// Reads a key and its chain, both PEM; they may stand in the same text. The sealing certificate comes first.
    ///
    /// # Errors
    ///
    /// [`SealError::Key`], [`SealError::Certificates`], [`SealError::Mismatch`], [`SealError::Chain`],
    /// [`SealError::Usage`].
    pub fn from_pem(key: &str, chain: &str) -> Result<Self, SealError> {
        let key =
            key_block(key).and_then(|block| SigningKey::from_pkcs8_pem(block).ok()).ok_or(SealError::Key)?;
        let chain = certificate::read_chain(chain).filter(|chain| chain.len() <= CHAIN_MAX);
        let chain = chain.ok_or(SealError::Certificates)?;
        let leaf = chain.first().ok_or(SealError::Certificates)?;
        if certificate::verifying_key(leaf).as_ref() != Some(key.verifying_key()) {
            return Err(SealError::Mismatch);
        }
        if chain
            .windows(2)
            .any(|pair| matches!(pair, [child, parent] if !certificate::may_be_issued_by(child, parent)))
        {
            return Err(SealError::Chain);
        }
        let facts = Facts::of(leaf);
        if !facts.may_sign {
            return Err(SealError::Usage);
        }
        let info = SealInfo {
            owner: facts.owner,
            chain: chain.iter().map(|link| link.tbs_certificate.subject.to_string()).collect(),
            valid_from: facts.valid_from,
            valid_until: facts.valid_until,
            kind: facts.kind,
        };
        Ok(Self { key, chain, info })
    }

    /// What the certificate says.
    #[must_use]
    pub fn info(&self) -> &SealInfo {
        &self.info
    }

    /// Appends an invisible seal over the whole file. Takes about a millisecond.
    ///
    /// The same PDF, request and key give the same bytes.
    ///
    /// Legal source: eIDAS art. 36 (d): a seal is linked to the data so that any later change is detectable.
    ///
    /// # Errors
    ///
    /// [`SealError::NotValidThen`], [`SealError::AlreadySealed`], [`SealError::Pdf`] and the encoding errors.
    pub fn seal(&self, pdf: &[u8], request: &SealRequest) -> Result<Vec<u8>, SealError> {
        if request.time < self.info.valid_from || request.time > self.info.valid_until {
            return Err(SealError::NotValidThen);
        }
        update::append_seal(
            pdf,
            request,
            &self.info.owner,
            &cms::Signer { key: &self.key, chain: &self.chain },
        )
    }
}

impl SealInfo {
    /// Whether the certificate carries the qualified statements: it complies with eIDAS, is for seals, and its key
    /// lies in a qualified device.
    ///
    /// Legal source: eIDAS art. 3 no. 27, art. 38 and annex III; ETSI EN 319 412-5.
    #[must_use]
    pub fn is_qualified(&self) -> bool {
        self.kind == SealKind::Qualified
    }

    /// What a letter may say about this seal.
    #[must_use]
    pub fn note(&self, check_at: Option<String>) -> SealNote {
        let owner = self.owner.clone();
        match self.kind {
            SealKind::Demonstration => SealNote::Demonstration,
            SealKind::Qualified => SealNote::Qualified { owner, check_at },
            SealKind::Plain => SealNote::Plain { owner, check_at },
        }
    }
}

impl std::fmt::Debug for Sealer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Sealer").field("info", &self.info).finish_non_exhaustive()
    }
}

/// The key's own block out of a text that may hold certificates too.
fn key_block(text: &str) -> Option<&str> {
    const BEGIN: &str = "-----BEGIN PRIVATE KEY-----";
    const END: &str = "-----END PRIVATE KEY-----";
    let from = text.find(BEGIN)?;
    let until = text.find(END)? + END.len();
    text.get(from..until)
}

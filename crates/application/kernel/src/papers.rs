//! Papers: sealed under the key of their draft or case, kept in the vault before a row names them.

use ids::{KeyId, PaperId, TownId};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::{
    context::Ports,
    error::UseCaseError,
    ports::{Place, UploadRefused, UploadRules},
    rows::{PaperOwner, PaperRow},
};

/// The most bytes of one paper that comes with a reply or message.
pub const PAPER_BYTES_MAX: u64 = 20_000_000;

/// What comes with replies and messages.
#[must_use]
pub fn upload_rules() -> UploadRules {
    let media_types = form::format::FileLimits::DEFAULT_MEDIA_TYPES.map(str::to_owned).to_vec();
    UploadRules { media_types, bytes_max: PAPER_BYTES_MAX }
}

/// A file as it came in.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Upload {
    /// The name that the sender gave it.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A paper that lies in the vault but that no row names yet.
#[derive(Debug, Clone)]
pub struct KeptPaper {
    /// The row to commit.
    pub row: PaperRow,
    /// Its file name, harmless.
    pub name: String,
}

/// A paper read back.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct OpenPaper {
    pub row: PaperRow,
    /// Its file name.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Where a paper goes.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DocumentScope {
    pub town: TownId,
    /// To what it belongs.
    pub owner: PaperOwner,
    /// The key that seals it.
    pub key: KeyId,
    /// When.
    pub now: Timestamp,
}

/// Looks at an upload and keeps it. The row must be committed afterwards; otherwise the object is swept a day later.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with field `file` if the file is not taken.
pub async fn keep_upload(
    ports: &Ports,
    shelf: DocumentScope,
    upload: Upload,
    rules: &UploadRules,
) -> Result<KeptPaper, UseCaseError> {
    let seen = ports
        .inspector
        .inspect(&upload.bytes, &upload.name, rules)
        .map_err(|refused| UseCaseError::entry("file", refusal_code(&refused)))?;
    keep_paper(ports, shelf, &seen.name, &seen.media_type, &upload.bytes).await
}

/// Keeps bytes of our own making, for example a letter.
///
/// # Errors
///
/// [`UseCaseError::Full`] if there is no room.
pub async fn keep_paper(
    ports: &Ports,
    shelf: DocumentScope,
    name: &str,
    media_type: &str,
    bytes: &[u8],
) -> Result<KeptPaper, UseCaseError> {
    let paper = PaperId::from_uuid(ports.ids.next());
    let sealed = ports.keyring.seal(shelf.key, content_place(shelf.town, paper), bytes).await?;
    let object = ports.vault.keep(shelf.town, &sealed).await?;
    let sealed_name = ports.keyring.seal(shelf.key, name_place(shelf.town, paper), name.as_bytes()).await?;
    let row = PaperRow {
        town: shelf.town,
        paper,
        owner: shelf.owner,
        key: shelf.key,
        object,
        sha256: Sha256::digest(bytes).into(),
        bytes: u64::try_from(bytes.len()).unwrap_or(u64::MAX),
        media_type: media_type.to_owned(),
        sealed_name,
        kept_at: shelf.now,
    };
    Ok(KeptPaper { row, name: name.to_owned() })
}

/// Reads a paper. The caller has checked that the person may.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if no row names it, [`UseCaseError::Deleted`] if its key is gone.
pub async fn open_paper(ports: &Ports, town: TownId, paper: PaperId) -> Result<OpenPaper, UseCaseError> {
    let row = ports.store.paper(town, paper).await?.ok_or(UseCaseError::NotFound)?;
    let sealed = ports.vault.read(town, row.object).await?;
    let bytes = ports.keyring.open(row.key, content_place(town, paper), &sealed).await?;
    let name = open_name(ports, &row).await?;
    Ok(OpenPaper { row, name, bytes })
}

/// Reads the file name of a paper.
///
/// # Errors
///
/// [`UseCaseError::Deleted`] if its key is gone.
pub async fn open_name(ports: &Ports, row: &PaperRow) -> Result<String, UseCaseError> {
    let name = ports.keyring.open(row.key, name_place(row.town, row.paper), &row.sealed_name).await?;
    String::from_utf8(name).map_err(|error| UseCaseError::internal("read a file name", error))
}

/// The key of the sentence that explains a refused upload.
#[must_use]
pub const fn refusal_code(refused: &UploadRefused) -> &'static str {
    match refused {
        UploadRefused::Empty => "upload-empty",
        UploadRefused::TooLarge { .. } => "upload-too-large",
        UploadRefused::WrongType { .. } => "upload-wrong-type",
        UploadRefused::Damaged => "upload-damaged",
        UploadRefused::Locked => "upload-locked",
    }
}

const fn content_place(town: TownId, paper: PaperId) -> Place<'static> {
    Place { town, kind: "paper", subject: paper.as_uuid(), seq: 0 }
}

const fn name_place(town: TownId, paper: PaperId) -> Place<'static> {
    Place { town, kind: "paper-name", subject: paper.as_uuid(), seq: 0 }
}

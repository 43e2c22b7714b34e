//! Documents: sealed under the key of their draft or case, kept in the vault before a row names them.

use ids::{DocumentId, KeyId, TownId};
use jiff::Timestamp;

use crate::{
    context::Ports,
    error::UseCaseError,
    objects::{ObjectReader, ObjectWriter},
    ports::{SealContext, UploadRules},
    rows::{DocumentOwner, DocumentRow},
};

/// The most bytes of one document that comes with a reply or message.
pub const DOCUMENT_BYTES_MAX: u64 = 20_000_000;

/// What comes with replies and messages.
#[must_use]
pub fn upload_rules() -> UploadRules {
    let media_types = form::format::FileLimits::DEFAULT_MEDIA_TYPES.map(str::to_owned).to_vec();
    UploadRules { media_types, bytes_max: DOCUMENT_BYTES_MAX }
}

/// A file as it came in.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Upload {
    /// The name that the sender gave it.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A document that lies in the vault but that no row names yet.
#[derive(Debug, Clone)]
pub struct StoredDocument {
    /// The row to commit.
    pub row: DocumentRow,
    /// Its file name, harmless.
    pub name: String,
}

/// A document read back.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct OpenDocument {
    pub row: DocumentRow,
    /// Its file name.
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A document that is being read.
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DocumentReader {
    pub row: DocumentRow,
    /// Its file name.
    pub name: String,
    content: ObjectReader,
}

/// Where a document goes.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DocumentScope {
    pub town: TownId,
    /// To what it belongs.
    pub owner: DocumentOwner,
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
pub async fn store_upload(
    ports: &Ports,
    document_scope: DocumentScope,
    upload: Upload,
    rules: &UploadRules,
) -> Result<StoredDocument, UseCaseError> {
    let document = DocumentId::from_uuid(ports.ids.next());
    store_upload_as(ports, document_scope, document, upload, rules).await
}

/// The same under an id that follows from the request, so that a repeat is known by it.
///
/// # Errors
///
/// As [`store_upload`].
pub async fn store_upload_as(
    ports: &Ports,
    document_scope: DocumentScope,
    document: DocumentId,
    upload: Upload,
    rules: &UploadRules,
) -> Result<StoredDocument, UseCaseError> {
    let seen = ports
        .inspector
        .inspect(&upload.bytes, &upload.name, rules)
        .map_err(|refused| UseCaseError::entry("file", refused))?;
    let content = Content { name: &seen.name, media_type: &seen.media_type, bytes: &upload.bytes };
    store(ports, document_scope, document, content).await
}

/// Keeps bytes of our own making, for example a letter.
///
/// # Errors
///
/// [`UseCaseError::Full`] if there is no room.
pub async fn store_document(
    ports: &Ports,
    document_scope: DocumentScope,
    name: &str,
    media_type: &str,
    bytes: &[u8],
) -> Result<StoredDocument, UseCaseError> {
    let document = DocumentId::from_uuid(ports.ids.next());
    store(ports, document_scope, document, Content { name, media_type, bytes }).await
}

/// What is kept of a document.
struct Content<'a> {
    name: &'a str,
    media_type: &'a str,
    bytes: &'a [u8],
}

async fn store(
    ports: &Ports,
    document_scope: DocumentScope,
    document: DocumentId,
    content: Content<'_>,
) -> Result<StoredDocument, UseCaseError> {
    let Content { name, media_type, bytes } = content;
    let place = content_context(document_scope.town, document);
    let mut writer = ObjectWriter::begin(&*ports.keyring, &*ports.vault, document_scope.key, place).await?;
    writer.write(bytes).await?;
    let kept = writer.keep().await?;
    let sealed_name = ports
        .keyring
        .seal(document_scope.key, name_context(document_scope.town, document), name.as_bytes())
        .await?;
    let row = DocumentRow {
        town: document_scope.town,
        document,
        owner: document_scope.owner,
        key: document_scope.key,
        object: kept.name,
        sha256: kept.sha256,
        bytes: kept.bytes,
        media_type: media_type.to_owned(),
        sealed_name,
        kept_at: document_scope.now,
    };
    Ok(StoredDocument { row, name: name.to_owned() })
}

/// Begins to read a document, for which it needs memory for a few chunks only. The caller has checked that the person may.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if no row names it, [`UseCaseError::Deleted`] if its key is gone.
pub async fn read_document(
    ports: &Ports,
    town: TownId,
    document: DocumentId,
) -> Result<DocumentReader, UseCaseError> {
    let row = ports.store.document(town, document).await?.ok_or(UseCaseError::NotFound)?;
    let at = (row.object, content_context(town, document));
    let content = ObjectReader::open(&*ports.keyring, &*ports.vault, row.key, at).await?;
    let name = open_name(ports, &row).await?;
    Ok(DocumentReader { row, name, content })
}

impl DocumentReader {
    /// The next bytes of the document, none at its end.
    ///
    /// # Errors
    ///
    /// As for [`ObjectReader::next`]: what came before is then not the whole document.
    pub async fn next(&mut self) -> Result<Option<Vec<u8>>, UseCaseError> {
        self.content.next().await
    }
}

/// Reads a document as a whole. The caller has checked that the person may.
///
/// # Errors
///
/// As for [`read_document`].
pub async fn open_document(
    ports: &Ports,
    town: TownId,
    document: DocumentId,
) -> Result<OpenDocument, UseCaseError> {
    let DocumentReader { row, name, content } = read_document(ports, town, document).await?;
    let bytes = content.rest().await?;
    Ok(OpenDocument { row, name, bytes })
}

/// Reads the file name of a document.
///
/// # Errors
///
/// [`UseCaseError::Deleted`] if its key is gone.
pub async fn open_name(ports: &Ports, row: &DocumentRow) -> Result<String, UseCaseError> {
    let name = ports.keyring.open(row.key, name_context(row.town, row.document), &row.sealed_name).await?;
    String::from_utf8(name).map_err(|error| UseCaseError::internal("read a file name", error))
}

const fn content_context(town: TownId, document: DocumentId) -> SealContext<'static> {
    SealContext { town, kind: "paper", subject: document.as_uuid(), seq: 0 }
}

const fn name_context(town: TownId, document: DocumentId) -> SealContext<'static> {
    SealContext { town, kind: "paper-name", subject: document.as_uuid(), seq: 0 }
}

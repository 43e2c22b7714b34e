//! Documents: sealed under the key of their draft or case, kept in the vault before a row names them.

use ids::{DocumentId, KeyId, TownId};
use jiff::Timestamp;
use sha2::{Digest as _, Sha256};

use crate::{
    context::Ports,
    error::UseCaseError,
    objects::{ObjectReader, ObjectWriter},
    ports::{KeyError, SealContext, UploadRules, VaultError},
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

/// What is wrong with a document as it is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The vault does not hold its object.
    Missing,
    /// The object in the vault is not the one that was written.
    Changed,
    /// Object and key belong to something else.
    DoesNotOpen,
    /// The bytes are others than the row says.
    OtherBytes,
    /// The name belongs to something else.
    Name,
}

/// Reads a document to its end and compares it with its row; none if all is well. Needs memory for a few chunks.
///
/// # Errors
///
/// Only if store or vault cannot be reached.
pub async fn look_at(ports: &Ports, row: &DocumentRow) -> Result<Option<Damage>, UseCaseError> {
    if let Some(damage) = content_damage(ports, row).await? {
        return Ok(Some(damage));
    }
    match ports.keyring.open(row.key, name_context(row.town, row.document), &row.sealed_name).await {
        Ok(_) => Ok(None),
        Err(error @ KeyError::Unavailable(_)) => Err(error.into()),
        Err(_) => Ok(Some(Damage::Name)),
    }
}

async fn content_damage(ports: &Ports, row: &DocumentRow) -> Result<Option<Damage>, UseCaseError> {
    let place = content_context(row.town, row.document);
    let mut opener = match ports.keyring.object_opener(row.key, place).await {
        Ok(opener) => opener,
        Err(error @ KeyError::Unavailable(_)) => return Err(error.into()),
        Err(_) => return Ok(Some(Damage::DoesNotOpen)),
    };
    let mut object = match ports.vault.open(row.town, row.object).await {
        Ok(object) => object,
        Err(VaultError::Missing(_)) => return Ok(Some(Damage::Missing)),
        Err(error) => return Err(error.into()),
    };
    let (mut sha256, mut bytes, mut opens) = (Sha256::new(), 0_u64, true);
    let mut take = |plain: &[u8]| {
        sha256.update(plain);
        bytes = bytes.saturating_add(u64::try_from(plain.len()).unwrap_or(u64::MAX));
    };
    loop {
        match object.next().await {
            // Read to its end all the same: whether it was changed on disk is told first.
            Ok(Some(sealed)) if opens => match opener.push(&sealed) {
                Ok(plain) => take(&plain),
                Err(_) => opens = false,
            },
            Ok(Some(_)) => {}
            Ok(None) => break,
            Err(VaultError::Damaged(_)) => return Ok(Some(Damage::Changed)),
            Err(error) => return Err(error.into()),
        }
    }
    match opener.finish() {
        Ok(plain) if opens => take(&plain),
        _ => return Ok(Some(Damage::DoesNotOpen)),
    }
    let hash: [u8; 32] = sha256.finalize().into();
    Ok((hash != row.sha256 || bytes != row.bytes).then_some(Damage::OtherBytes))
}

const fn content_context(town: TownId, document: DocumentId) -> SealContext<'static> {
    SealContext { town, kind: "paper", subject: document.as_uuid(), seq: 0 }
}

const fn name_context(town: TownId, document: DocumentId) -> SealContext<'static> {
    SealContext { town, kind: "paper-name", subject: document.as_uuid(), seq: 0 }
}

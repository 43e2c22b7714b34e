//! Documents and texts that come with a change of a case: looked at and kept before the case takes them.

use case::{DOCUMENTS_AT_ONCE_MAX, Digest, Document, Paragraphs, SingleLine};
use kernel::{
    commit::{Change, DocumentChange},
    context::TownContext,
    documents::{DocumentScope, Upload, store_upload, upload_rules},
    error::{Entry, UseCaseError, codes::UploadCode},
    rows::{DocumentOwner, DocumentRow},
};

use crate::{CaseFile, CasePlan};

/// Documents with the key of the requested document that each answers.
pub type Uploads = Vec<(Option<String>, Upload)>;

/// Looks at uploads and keeps them for a case, before the case takes them.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if there are too many or one is not taken.
pub async fn store_for_case(
    ctx: TownContext<'_>,
    file: &CaseFile,
    uploads: Uploads,
) -> Result<Vec<(DocumentRow, Option<String>, String)>, UseCaseError> {
    if uploads.len() > DOCUMENTS_AT_ONCE_MAX {
        return Err(UseCaseError::entry("file", UploadCode::TooMany));
    }
    let document_scope = DocumentScope {
        town: ctx.town,
        owner: DocumentOwner::Case(file.case.id()),
        key: file.history.position.key,
        now: ctx.now,
    };
    let mut kept = Vec::with_capacity(uploads.len());
    for (key, upload) in uploads {
        let document = store_upload(ctx.ports, document_scope, upload, &upload_rules())
            .await
            .map_err(|error| at_request(error, key.as_deref()))?;
        kept.push((document.row, key, document.name));
    }
    Ok(kept)
}

/// A refused file by the name of the request that it answers, so that the page can say which.
fn at_request(error: UseCaseError, key: Option<&str>) -> UseCaseError {
    match (error, key) {
        (UseCaseError::Entries(entries), Some(key)) => UseCaseError::Entries(
            entries.into_iter().map(|entry| Entry::new(format!("papers.{key}"), entry.code)).collect(),
        ),
        (error, _) => error,
    }
}

/// A document as the case names it.
#[must_use]
pub fn document(row: &DocumentRow, key: Option<&str>, name: &str) -> Document {
    Document {
        id: row.document,
        key: key.map(SingleLine::lossy),
        name: SingleLine::lossy(name),
        media_type: SingleLine::lossy(&row.media_type),
        bytes: row.bytes,
        sha256: Digest::from_bytes(row.sha256),
    }
}

/// The kept documents as the case names them.
#[must_use]
pub fn named(kept: &[(DocumentRow, Option<String>, String)]) -> Vec<Document> {
    kept.iter().map(|(row, key, name)| document(row, key.as_deref(), name)).collect()
}

/// A plan, with the rows of the documents that come with it.
#[must_use]
pub fn with_rows(mut plan: CasePlan, kept: &[(DocumentRow, Option<String>, String)]) -> CasePlan {
    plan.changes
        .extend(kept.iter().map(|(row, ..)| Change::Document(DocumentChange::PutDocument(row.clone()))));
    plan
}

/// A text that may be left out.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if it is too long or holds control characters.
pub fn optional_paragraphs(field: &'static str, text: &str) -> Result<Option<Paragraphs>, UseCaseError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Paragraphs::parse(text.trim()).map(Some).map_err(|bad| UseCaseError::entry(field, bad))
}

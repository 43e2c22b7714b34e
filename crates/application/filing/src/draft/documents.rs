//! The documents of a draft: added and removed whatever another tab saved meanwhile.

use ids::{DocumentId, DraftId};
use kernel::{
    commit::{Change, Commit, DocumentChange, DraftChange},
    documents::{DocumentScope, Upload, store_upload},
    error::{UseCaseError, codes::UploadCode},
    ports::UploadRules,
    retry::retry_on_conflict,
    rows::DocumentOwner,
};

use crate::{
    DraftDocument,
    draft::{DRAFT_DOCUMENTS_MAX, DraftContext, OpenDraft, next_version, read_draft},
};

/// Adds a document at the path of its question. Whatever another tab saved meanwhile stays.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the file is not taken or there are too many.
pub async fn upload_document(
    ctx: impl Into<DraftContext<'_>>,
    draft: DraftId,
    path: &str,
    upload: Upload,
    rules: &UploadRules,
) -> Result<OpenDraft, UseCaseError> {
    let ctx = ctx.into();
    let OpenDraft { row, content } = read_draft(ctx, draft).await?;
    if content.documents.len() >= DRAFT_DOCUMENTS_MAX {
        return Err(UseCaseError::entry("file", UploadCode::TooMany));
    }
    let document_scope =
        DocumentScope { town: ctx.town, owner: DocumentOwner::Draft(draft), key: row.key, now: ctx.now };
    let kept = store_upload(ctx.ports, document_scope, upload, rules).await?;
    let document = DraftDocument {
        document: kept.row.document,
        path: path.to_owned(),
        name: kept.name,
        media_type: kept.row.media_type.clone(),
        bytes: kept.row.bytes,
        sha256: case::Digest::from_bytes(kept.row.sha256).to_string(),
    };
    retry_on_conflict!(change_documents(
        ctx,
        draft,
        "upload_document",
        Change::Document(DocumentChange::PutDocument(kept.row.clone())),
        |documents| {
            documents.push(document.clone());
            Ok(())
        }
    ))
}

/// Removes a document from a draft.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the draft has no such document.
pub async fn remove_document(
    ctx: impl Into<DraftContext<'_>>,
    draft: DraftId,
    document: DocumentId,
) -> Result<OpenDraft, UseCaseError> {
    let ctx = ctx.into();
    retry_on_conflict!(change_documents(
        ctx,
        draft,
        "remove_document",
        Change::Document(DocumentChange::DeleteDocument(document)),
        |documents| {
            let before = documents.len();
            documents.retain(|held| held.document != document);
            if documents.len() == before { Err(UseCaseError::NotFound) } else { Ok(()) }
        }
    ))
}

/// Changes the documents of a draft together with one row, whatever version the draft has.
async fn change_documents(
    ctx: DraftContext<'_>,
    draft: DraftId,
    name: &'static str,
    row_change: Change,
    change: impl Fn(&mut Vec<DraftDocument>) -> Result<(), UseCaseError> + Send,
) -> Result<OpenDraft, UseCaseError> {
    let OpenDraft { row, mut content } = read_draft(ctx, draft).await?;
    change(&mut content.documents)?;
    let seen = row.version;
    let row = next_version(ctx, row, &content).await?;
    let commit = Commit::named(name, ctx.town, ctx.now)
        .change(row_change)
        .change(DraftChange::PutDraft { row: row.clone(), expected: seen });
    ctx.ports.store.commit(commit).await?;
    Ok(OpenDraft { row, content })
}

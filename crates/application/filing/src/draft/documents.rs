//! The documents of a draft: added and removed whatever another tab saved meanwhile.

use ids::{CommandId, DocumentId, DraftId, Uuid};
use kernel::{
    commit::{Change, Commit, DocumentChange, DraftChange},
    context::Changing,
    documents::{DocumentScope, Upload, store_upload_as},
    error::{UseCaseError, codes::UploadCode},
    ports::UploadRules,
    retry::retry_on_conflict,
    rows::DocumentOwner,
};
use sha2::{Digest as _, Sha256};

use crate::{
    DraftDocument,
    draft::{DRAFT_DOCUMENTS_MAX, DraftContext, OpenDraft, next_version, read_draft},
};

/// Adds a document at the path of its question. Whatever another tab saved meanwhile stays, and a request that is sent again adds
/// nothing.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the file is not taken, there are too many, or the owner's drafts hold as much as
/// [`kernel::quotas::Quotas`] allow.
pub async fn upload_document(
    ctx: Changing<impl Into<DraftContext<'_>> + Copy>,
    draft: DraftId,
    path: &str,
    upload: Upload,
    rules: &UploadRules,
) -> Result<OpenDraft, UseCaseError> {
    let document = document_of(ctx.command, path, &upload);
    let ctx: DraftContext<'_> = (*ctx).into();
    let open = read_draft(ctx, draft).await?;
    if open.content.documents.iter().any(|held| held.document == document) {
        return Ok(open);
    }
    let OpenDraft { row, content } = open;
    if content.documents.len() >= DRAFT_DOCUMENTS_MAX {
        return Err(UseCaseError::entry("file", UploadCode::TooMany));
    }
    refuse_beyond_quota(ctx, upload.bytes.len() as u64).await?;
    let document_scope =
        DocumentScope { town: ctx.town, owner: DocumentOwner::Draft(draft), key: row.key, now: ctx.now };
    let kept = store_upload_as(ctx.ports, document_scope, document, upload, rules).await?;
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
            if documents.iter().all(|held| held.document != document.document) {
                documents.push(document.clone());
            }
            Ok(())
        }
    ))
}

/// Refuses what would go beyond the quota of the draft's owner, whose other drafts count too.
async fn refuse_beyond_quota(ctx: DraftContext<'_>, more: u64) -> Result<(), UseCaseError> {
    if !ctx.is_bounded() {
        return Ok(());
    }
    let (store, mut bytes) = (&ctx.ports.store, more);
    for row in store.drafts_of(ctx.town, ctx.owner).await? {
        let documents = store.documents(ctx.town, DocumentOwner::Draft(row.draft)).await?;
        bytes = documents.iter().fold(bytes, |sum, document| sum.saturating_add(document.bytes));
    }
    if bytes > ctx.ports.quotas.document_bytes {
        return Err(UseCaseError::entry("file", UploadCode::QuotaUsedUp));
    }
    Ok(())
}

/// The id of a document that a request brings: the same for the same file at the same question.
fn document_of(command: CommandId, path: &str, upload: &Upload) -> DocumentId {
    let mut digest = Sha256::new_with_prefix(command.as_uuid().as_bytes());
    for part in [path.as_bytes(), upload.name.as_bytes(), &upload.bytes] {
        digest.update((part.len() as u64).to_be_bytes());
        digest.update(part);
    }
    let digest: [u8; 32] = digest.finalize().into();
    DocumentId::from_uuid(Uuid::from_bytes(digest.first_chunk().copied().unwrap_or_default()))
}

/// Removes a document from a draft.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the draft has no such document.
pub async fn remove_document(
    ctx: Changing<impl Into<DraftContext<'_>> + Copy>,
    draft: DraftId,
    document: DocumentId,
) -> Result<OpenDraft, UseCaseError> {
    let ctx: DraftContext<'_> = (*ctx).into();
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

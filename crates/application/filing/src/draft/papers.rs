//! The papers of a draft: added and removed whatever another tab saved meanwhile.

use ids::{DraftId, PaperId};
use kernel::{
    commit::{Change, Commit, DraftChange, PaperChange},
    context::ResidentContext,
    error::UseCaseError,
    papers::{DocumentScope, Upload, keep_upload},
    ports::UploadRules,
    retry::retry_on_conflict,
    rows::PaperOwner,
};

use crate::{
    DraftPaper,
    draft::{DRAFT_PAPERS_MAX, OpenDraft, next_version, read_draft},
};

/// Adds a paper at the path of its question. Whatever another tab saved meanwhile stays.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the file is not taken or there are too many.
pub async fn upload_paper(
    ctx: ResidentContext<'_>,
    draft: DraftId,
    path: &str,
    upload: Upload,
    rules: &UploadRules,
) -> Result<OpenDraft, UseCaseError> {
    let OpenDraft { row, content } = read_draft(ctx, draft).await?;
    if content.papers.len() >= DRAFT_PAPERS_MAX {
        return Err(UseCaseError::entry("file", "upload-too-many"));
    }
    let shelf = DocumentScope { town: ctx.town, owner: PaperOwner::Draft(draft), key: row.key, now: ctx.now };
    let kept = keep_upload(ctx.ports, shelf, upload, rules).await?;
    let paper = DraftPaper {
        paper: kept.row.paper,
        path: path.to_owned(),
        name: kept.name,
        media_type: kept.row.media_type.clone(),
        bytes: kept.row.bytes,
        sha256: case::Digest::from_bytes(kept.row.sha256).to_string(),
    };
    retry_on_conflict!(change_papers(
        ctx,
        draft,
        "upload_paper",
        Change::Paper(PaperChange::PutPaper(kept.row.clone())),
        |papers| {
            papers.push(paper.clone());
            Ok(())
        }
    ))
}

/// Removes a paper from a draft.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the draft has no such paper.
pub async fn remove_paper(
    ctx: ResidentContext<'_>,
    draft: DraftId,
    paper: PaperId,
) -> Result<OpenDraft, UseCaseError> {
    retry_on_conflict!(change_papers(
        ctx,
        draft,
        "remove_paper",
        Change::Paper(PaperChange::DeletePaper(paper)),
        |papers| {
            let before = papers.len();
            papers.retain(|held| held.paper != paper);
            if papers.len() == before { Err(UseCaseError::NotFound) } else { Ok(()) }
        }
    ))
}

/// Changes the papers of a draft together with one row, whatever version the draft has.
async fn change_papers(
    ctx: ResidentContext<'_>,
    draft: DraftId,
    name: &'static str,
    row_change: Change,
    change: impl Fn(&mut Vec<DraftPaper>) -> Result<(), UseCaseError> + Send,
) -> Result<OpenDraft, UseCaseError> {
    let OpenDraft { row, mut content } = read_draft(ctx, draft).await?;
    change(&mut content.papers)?;
    let seen = row.version;
    let row = next_version(ctx, row, &content).await?;
    let commit = Commit::named(name, ctx.town, ctx.now)
        .change(row_change)
        .change(DraftChange::PutDraft { row: row.clone(), expected: seen });
    ctx.ports.store.commit(commit).await?;
    Ok(OpenDraft { row, content })
}

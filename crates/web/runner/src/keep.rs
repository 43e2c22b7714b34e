//! Keeping the papers that came with a posted step.

use filing::{FilledIn, fill_in, upload_paper};
use ids::DraftId;
use kernel::{context::ResidentContext, error::UseCaseError, papers::Upload};
use kit::{posted::PostedFile, problem::WebError};
use locale::Language;

use super::paper_rules;

/// Keeps each paper that its question takes; the others come back with the path of the question and a sentence each.
///
/// # Errors
///
/// What is no matter of a single paper.
pub async fn keep_papers(
    ctx: ResidentContext<'_>,
    draft: DraftId,
    filled: FilledIn,
    files: &[PostedFile],
    language: Language,
) -> Result<(FilledIn, Vec<(String, String)>), WebError> {
    let (mut filled, mut refused) = (filled, Vec::new());
    for file in files {
        let Some(limits) = paper_rules::limits(&filled, &file.field).cloned() else { continue };
        let kept = if paper_rules::has_room(&filled.draft.content.papers, &file.field, &limits) {
            let upload = Upload { name: file.name.clone(), bytes: file.content.to_vec() };
            upload_paper(ctx, draft, &file.field, upload, &paper_rules::rules(&limits)).await
        } else {
            Err(UseCaseError::entry("file", "upload-too-many"))
        };
        match kept {
            Ok(_) => filled = fill_in(ctx, draft).await?,
            Err(error) => match paper_rules::refused(&error, &file.name, &limits, language) {
                Some(sentence) => refused.push((file.field.clone(), sentence)),
                None => return Err(error.into()),
            },
        }
    }
    Ok((filled, refused))
}

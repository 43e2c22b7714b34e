//! Keeping the documents that came with a posted step.

use filing::{DraftContext, FilledIn, fill_in, upload_document};
use ids::DraftId;
use kernel::{
    context::Changing,
    documents::Upload,
    error::{UseCaseError, codes::UploadCode},
};
use kit::{form_data::FormFile, problem::WebError};
use locale::Language;

use super::document_rules;

/// Keeps each document that its question takes; the others come back with the path of the question and a sentence each.
///
/// # Errors
///
/// What is no matter of a single document.
pub async fn store_documents(
    ctx: Changing<impl Into<DraftContext<'_>> + Copy>,
    draft: DraftId,
    filled: FilledIn,
    files: &[FormFile],
    language: Language,
) -> Result<(FilledIn, Vec<(String, String)>), WebError> {
    let (mut filled, mut refused) = (filled, Vec::new());
    for file in files {
        let Some(limits) = document_rules::limits(&filled, &file.field).cloned() else { continue };
        let kept = if document_rules::has_room(&filled.draft.content.documents, &file.field, &limits) {
            let upload = Upload { name: file.name.clone(), bytes: file.content.to_vec() };
            upload_document(ctx, draft, &file.field, upload, &document_rules::rules(&limits)).await
        } else {
            Err(UseCaseError::entry("file", UploadCode::TooMany))
        };
        match kept {
            Ok(_) => filled = fill_in(*ctx, draft).await?,
            Err(error) => match document_rules::refused(&error, &file.name, &limits, language) {
                Some(sentence) => refused.push((file.field.clone(), sentence)),
                None => return Err(error.into()),
            },
        }
    }
    Ok((filled, refused))
}

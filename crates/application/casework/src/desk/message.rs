//! Writing: messages to the applicant, internal notes, documents for the file.

use access::Action;
use case::{Audience, Command, DocumentsAdded, MessageSent, NoteWritten, Paragraphs, Recorder};
use cases::{CaseFile, CasePlan, Uploads, named, store_for_case, with_rows};
use ids::{CaseId, MessageId, NoteId};
use kernel::{
    context::{Changing, StaffContext},
    error::{UseCaseError, codes::UploadCode},
};

use crate::desk::{change_case, read_as_staff, unchanged};

/// Writes to the applicant.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the text is empty or a file is not taken; [`UseCaseError::Conflict`] if there is news since `seen`.
pub async fn write_to_applicant(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    text: &str,
    uploads: Uploads,
    seen: u64,
) -> Result<(), UseCaseError> {
    let text = Paragraphs::parse(text).map_err(|bad| UseCaseError::entry("text", bad))?;
    let file = read_as_staff(*ctx, Action::SendMessage, id).await?;
    unchanged_unless_repeated(ctx, &file, seen).await?;
    let kept = store_for_case(ctx.in_town(), &file, uploads).await?;
    let message = MessageId::from_uuid(ctx.ports.ids.next());
    change_case(ctx, Action::SendMessage, "write_to_applicant", id, |file: &CaseFile, staff_actor| {
        unchanged(*ctx, &file.case, seen)?;
        let sent = MessageSent { message, text: text.clone(), documents: named(&kept) };
        Ok(with_rows(CasePlan::of(Command::WriteToApplicant(staff_actor, sent)), &kept))
    })
    .await?;
    Ok(())
}

/// Notes something that the applicant does not see.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the text is empty.
pub async fn write_note(ctx: Changing<StaffContext<'_>>, id: CaseId, text: &str) -> Result<(), UseCaseError> {
    let text = Paragraphs::parse(text).map_err(|bad| UseCaseError::entry("text", bad))?;
    let note = NoteId::from_uuid(ctx.ports.ids.next());
    change_case(ctx, Action::WriteNote, "write_note", id, |_file: &CaseFile, staff_actor| {
        Ok(CasePlan::of(Command::Note(staff_actor, NoteWritten { note, text: text.clone() })))
    })
    .await?;
    Ok(())
}

/// Puts documents into the file, for example the minutes of a visit.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if there is no file or one is not taken.
pub async fn add_documents(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    uploads: Uploads,
    audience: Audience,
) -> Result<(), UseCaseError> {
    if uploads.is_empty() {
        return Err(UseCaseError::entry("file", UploadCode::Missing));
    }
    let file = read_as_staff(*ctx, Action::RegisterPost, id).await?;
    let kept = store_for_case(ctx.in_town(), &file, uploads).await?;
    change_case(ctx, Action::RegisterPost, "add_documents", id, |_file: &CaseFile, staff_actor| {
        let added = DocumentsAdded { documents: named(&kept), audience };
        Ok(with_rows(CasePlan::of(Command::AddDocuments(Recorder::StaffActor(staff_actor), added)), &kept))
    })
    .await?;
    Ok(())
}

/// Asks for news before files are kept, unless the request is a repeat, which is answered from the first.
async fn unchanged_unless_repeated(
    ctx: Changing<StaffContext<'_>>,
    file: &CaseFile,
    seen: u64,
) -> Result<(), UseCaseError> {
    if ctx.ports.store.answered(ctx.town, ctx.command).await?.is_some() {
        return Ok(());
    }
    unchanged(*ctx, &file.case, seen)
}

//! Writing: messages to the applicant, internal notes, papers for the file.

use access::Action;
use case::{Audience, BadText, Command, MessageSent, NoteWritten, PapersAdded, Prose, Recorder};
use cases::{Act, CaseFile, Uploads, keep_for_case, named, with_rows};
use ids::{CaseId, MessageId, NoteId};
use kernel::{context::StaffContext, error::UseCaseError};

use crate::desk::{act_on_case, read_as_staff, unchanged};

/// Writes to the applicant.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the text is empty or a file is not taken; [`UseCaseError::Conflict`] if there is news since `seen`.
pub async fn write_to_applicant(
    ctx: StaffContext<'_>,
    id: CaseId,
    text: &str,
    uploads: Uploads,
    seen: u64,
) -> Result<(), UseCaseError> {
    let text = Prose::parse(text).map_err(|bad| UseCaseError::entry("text", text_code(bad)))?;
    let file = read_as_staff(ctx, Action::SendMessage, id).await?;
    unchanged_unless_repeated(ctx, &file, seen).await?;
    let kept = keep_for_case(ctx.in_town(), &file, uploads).await?;
    let message = MessageId::from_uuid(ctx.ports.ids.next());
    act_on_case(ctx, Action::SendMessage, "write_to_applicant", id, |file: &CaseFile, officer| {
        unchanged(ctx, &file.case, seen)?;
        let sent = MessageSent { message, text: text.clone(), papers: named(&kept) };
        Ok(with_rows(Act::of(Command::WriteToApplicant(officer, sent)), &kept))
    })
    .await?;
    Ok(())
}

/// Notes something that the applicant does not see.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the text is empty.
pub async fn write_note(ctx: StaffContext<'_>, id: CaseId, text: &str) -> Result<(), UseCaseError> {
    let text = Prose::parse(text).map_err(|bad| UseCaseError::entry("text", text_code(bad)))?;
    let note = NoteId::from_uuid(ctx.ports.ids.next());
    act_on_case(ctx, Action::WriteNote, "write_note", id, |_file: &CaseFile, officer| {
        Ok(Act::of(Command::Note(officer, NoteWritten { note, text: text.clone() })))
    })
    .await?;
    Ok(())
}

/// Puts papers into the file, for example the minutes of a visit.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if there is no file or one is not taken.
pub async fn add_papers(
    ctx: StaffContext<'_>,
    id: CaseId,
    uploads: Uploads,
    audience: Audience,
) -> Result<(), UseCaseError> {
    if uploads.is_empty() {
        return Err(UseCaseError::entry("file", "file-missing"));
    }
    let file = read_as_staff(ctx, Action::RegisterPost, id).await?;
    let kept = keep_for_case(ctx.in_town(), &file, uploads).await?;
    act_on_case(ctx, Action::RegisterPost, "add_papers", id, |_file: &CaseFile, officer| {
        let added = PapersAdded { papers: named(&kept), audience };
        Ok(with_rows(Act::of(Command::AddPapers(Recorder::StaffActor(officer), added)), &kept))
    })
    .await?;
    Ok(())
}

/// Asks for news before files are kept, unless the request is a repeat, which is answered from the first.
async fn unchanged_unless_repeated(
    ctx: StaffContext<'_>,
    file: &CaseFile,
    seen: u64,
) -> Result<(), UseCaseError> {
    if ctx.ports.store.answered(ctx.town, ctx.command).await?.is_some() {
        return Ok(());
    }
    unchanged(ctx, &file.case, seen)
}

/// The key of the sentence that explains a refused text.
pub(crate) const fn text_code(bad: BadText) -> &'static str {
    match bad {
        BadText::Empty => "text-empty",
        BadText::TooLong { .. } => "text-too-long",
        BadText::Control => "text-control",
    }
}

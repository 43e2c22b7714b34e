//! What came by post or over the counter into a case that is there: registered by staff with its day of receipt, which counts.

use access::Action;
use case::{ApplicantActor, Command, MessageSent, StaffActor, Withdrawn, inquiry::Replied};
use cases::{CaseFile, CasePlan, Uploads, named, optional_paragraphs, store_for_case, with_rows};
use ids::{CaseId, InquiryId, MessageId};
use jiff::civil::Date;
use kernel::{
    context::{Changing, StaffContext},
    error::{
        UseCaseError,
        codes::{CorrespondenceCode, TextCode},
    },
};

use crate::desk::{change_case, read_as_staff};

/// Registers a reply to an inquiry that came on paper.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if there is neither text nor file; what the case refuses, for example a day in the future.
pub async fn register_reply(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    inquiry: InquiryId,
    received_on: Date,
    letter: (&str, Uploads),
) -> Result<(), UseCaseError> {
    let (text, uploads) = (optional_paragraphs("text", letter.0)?, letter.1);
    if text.is_none() && uploads.is_empty() {
        return Err(UseCaseError::entry("text", CorrespondenceCode::ReplyEmpty));
    }
    let file = read_as_staff(*ctx, Action::RegisterPost, id).await?;
    let kept = store_for_case(ctx.in_town(), &file, uploads).await?;
    change_case(ctx, Action::RegisterPost, "register_reply", id, |_file: &CaseFile, staff_actor| {
        let replied = Replied { inquiry, text: text.clone(), documents: named(&kept) };
        Ok(with_rows(CasePlan::of(Command::Reply(registrar(staff_actor, received_on), replied)), &kept))
    })
    .await?;
    Ok(())
}

/// Registers a letter of the applicant that answers no inquiry.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if there is no text that says what it is about.
pub async fn register_letter(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    received_on: Date,
    letter: (&str, Uploads),
) -> Result<(), UseCaseError> {
    let text =
        optional_paragraphs("text", letter.0)?.ok_or_else(|| UseCaseError::entry("text", TextCode::Empty))?;
    let file = read_as_staff(*ctx, Action::RegisterPost, id).await?;
    let kept = store_for_case(ctx.in_town(), &file, letter.1).await?;
    let message = MessageId::from_uuid(ctx.ports.ids.next());
    change_case(ctx, Action::RegisterPost, "register_letter", id, |_file: &CaseFile, staff_actor| {
        let sent = MessageSent { message, text: text.clone(), documents: named(&kept) };
        Ok(with_rows(CasePlan::of(Command::WriteToTown(registrar(staff_actor, received_on), sent)), &kept))
    })
    .await?;
    Ok(())
}

/// Registers that the applicant withdraws.
///
/// # Errors
///
/// What the case refuses, for example once everything is decided.
pub async fn register_withdrawal(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    received_on: Date,
    reason: &str,
) -> Result<(), UseCaseError> {
    let reason = optional_paragraphs("text", reason)?;
    change_case(ctx, Action::RegisterPost, "register_withdrawal", id, |_file: &CaseFile, staff_actor| {
        let withdrawn = Withdrawn { reason: reason.clone() };
        Ok(CasePlan::of(Command::Withdraw(registrar(staff_actor, received_on), withdrawn)))
    })
    .await?;
    Ok(())
}

const fn registrar(staff_actor: StaffActor, received_on: Date) -> ApplicantActor {
    ApplicantActor::Registrar { staff_actor, received_on }
}

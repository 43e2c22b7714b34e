//! What an applicant does in a case: answer, write, ask for time, withdraw, retrieve.

use case::{
    ApplicantActor, Command, MessageSent, Refused, Withdrawn,
    inquiry::{ExtensionRequested, Replied},
};
use cases::{
    CaseFile, CasePlan, Uploads, change_my_case, my_case, named, optional_paragraphs, store_for_case,
    with_rows,
};
use ids::{CaseId, DecisionId, InquiryId, MessageId};
use jiff::civil::Date;
use kernel::{
    context::{Changing, ResidentContext},
    error::{UseCaseError, codes::CorrespondenceCode},
    rows::DocumentRow,
};

/// Answers an inquiry, with text or documents or both.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if there is neither or a file is not taken.
pub async fn reply(
    ctx: Changing<ResidentContext<'_>>,
    id: CaseId,
    inquiry: InquiryId,
    text: &str,
    uploads: Uploads,
) -> Result<CaseFile, UseCaseError> {
    let text = optional_paragraphs("text", text)?;
    if text.is_none() && uploads.is_empty() {
        return Err(UseCaseError::entry("text", CorrespondenceCode::ReplyEmpty));
    }
    let kept = keep_all(*ctx, id, uploads).await?;
    change_my_case(ctx, "reply", id, |_file, identity| {
        let replied = Replied { inquiry, text: text.clone(), documents: named(&kept) };
        Ok(with_rows(CasePlan::of(Command::Reply(ApplicantActor::Applicant(identity), replied)), &kept))
    })
    .await
}

/// Writes to the town.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the text is empty or a file is not taken.
pub async fn write_to_town(
    ctx: Changing<ResidentContext<'_>>,
    id: CaseId,
    text: &str,
    uploads: Uploads,
) -> Result<CaseFile, UseCaseError> {
    let text = optional_paragraphs("text", text)?
        .ok_or_else(|| UseCaseError::entry("text", CorrespondenceCode::MessageEmpty))?;
    let kept = keep_all(*ctx, id, uploads).await?;
    let message = MessageId::from_uuid(ctx.ports.ids.next());
    change_my_case(ctx, "write_to_town", id, |_file, identity| {
        let sent = MessageSent { message, text: text.clone(), documents: named(&kept) };
        Ok(with_rows(CasePlan::of(Command::WriteToTown(ApplicantActor::Applicant(identity), sent)), &kept))
    })
    .await
}

/// Asks for more time to answer.
///
/// # Errors
///
/// What the case refuses, for example an earlier day.
pub async fn request_extension(
    ctx: Changing<ResidentContext<'_>>,
    id: CaseId,
    inquiry: InquiryId,
    until: Date,
    reason: &str,
) -> Result<CaseFile, UseCaseError> {
    let reason = optional_paragraphs("reason", reason)?;
    change_my_case(ctx, "request_extension", id, |_file, identity| {
        let asked = ExtensionRequested { inquiry, until, reason: reason.clone() };
        Ok(CasePlan::of(Command::RequestExtension(ApplicantActor::Applicant(identity), asked)))
    })
    .await
}

/// Withdraws the application, or what of it is not yet decided.
///
/// # Errors
///
/// What the case refuses.
pub async fn withdraw(
    ctx: Changing<ResidentContext<'_>>,
    id: CaseId,
    reason: &str,
) -> Result<CaseFile, UseCaseError> {
    let reason = optional_paragraphs("reason", reason)?;
    change_my_case(ctx, "withdraw", id, |_file, identity| {
        let withdrawn = Withdrawn { reason: reason.clone() };
        Ok(CasePlan::of(Command::Withdraw(ApplicantActor::Applicant(identity), withdrawn)))
    })
    .await
}

/// Retrieves a decision by an act of the applicant's own; the first retrieval starts the clock, later ones change
/// nothing.
///
/// # Errors
///
/// [`UseCaseError::Rule`] if the decision is not provided or no longer.
///
/// Legal source: § 41 (2a) VwVfG, § 110 (2a) LVwG SH.
pub async fn retrieve_decision(
    ctx: Changing<ResidentContext<'_>>,
    id: CaseId,
    decision: DecisionId,
) -> Result<CaseFile, UseCaseError> {
    change_my_case(ctx, "retrieve_decision", id, |file, identity| {
        let found = file.case.decision(decision).ok_or(UseCaseError::NotFound)?;
        if found.is_readable_by_applicant() {
            return Ok(CasePlan::nothing());
        }
        match file.case.handle(Command::Retrieve(identity, decision), ctx.now) {
            Err(Refused::RetrievedAlready { .. }) => Ok(CasePlan::nothing()),
            Err(refused) => Err(refused.into()),
            Ok(_) => Ok(CasePlan::of(Command::Retrieve(identity, decision))),
        }
    })
    .await
}

async fn keep_all(
    ctx: ResidentContext<'_>,
    id: CaseId,
    uploads: Uploads,
) -> Result<Vec<(DocumentRow, Option<String>, String)>, UseCaseError> {
    if uploads.is_empty() {
        return Ok(Vec::new());
    }
    let file = my_case(ctx, id).await?;
    store_for_case(ctx.in_town(), &file, uploads).await
}

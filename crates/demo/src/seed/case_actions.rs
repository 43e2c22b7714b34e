//! What people of the demo do in a case, by the use cases that the pages call.

use cases::read_case;
use casework::{
    desk::{InquiryEntry, ask_inquiry, take_case, write_note, write_to_applicant},
    mailbox::{reply, request_extension, withdraw, write_to_town},
};
use ids::{CaseId, InquiryId};
use jiff::ToSpan as _;

use super::{
    context::{Attachment, SeedContext},
    residents::Resident,
    staff::StaffMember,
};
use crate::error::DemoError;

/// A caseworker takes the case up.
pub(super) async fn take(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    Ok(take_case(seed.caseworker(&signed_in), case).await?)
}

/// A question to the applicant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Inquiry {
    pub(super) text: &'static str,
    /// Keys of the documents that are asked for.
    pub(super) documents: &'static [&'static str],
    /// Days until an answer is asked for.
    pub(super) days: i64,
}

/// A caseworker asks the applicant.
pub(super) async fn ask(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
    question: &Inquiry,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    let ctx = seed.caseworker(&signed_in);
    let application = InquiryEntry {
        text: question.text.to_owned(),
        documents: question.documents.iter().map(|&key| key.to_owned()).collect(),
        own_documents: Vec::new(),
        correct: None,
        due_on: locale::civil_day(ctx.now).saturating_add(question.days.days()),
    };
    Ok(ask_inquiry(ctx, case, application, seen(seed, case).await?).await?)
}

/// A caseworker notes something.
pub(super) async fn note(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
    text: &str,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    Ok(write_note(seed.caseworker(&signed_in), case, text).await?)
}

/// A caseworker writes to the applicant.
pub(super) async fn write(
    seed: &mut SeedContext<'_>,
    case: CaseId,
    who: &StaffMember,
    text: &str,
) -> Result<(), DemoError> {
    let signed_in = seed.sign_in(who).await?;
    let seen = seen(seed, case).await?;
    Ok(write_to_applicant(seed.caseworker(&signed_in), case, text, Vec::new(), seen).await?)
}

/// The applicant answers the open question.
pub(super) async fn answer(
    seed: &SeedContext<'_>,
    case: CaseId,
    who: &Resident,
    text: &str,
    document: Option<(&str, Attachment)>,
) -> Result<(), DemoError> {
    let session_kind = seed.enter(who).await?;
    let inquiry = open_inquiry(seed, case).await?;
    let uploads = document.into_iter().map(|(key, file)| (Some(key.to_owned()), file.into())).collect();
    reply(seed.resident(session_kind), case, inquiry, text, uploads).await?;
    Ok(())
}

/// The applicant asks for more time to answer.
pub(super) async fn ask_time(
    seed: &SeedContext<'_>,
    case: CaseId,
    who: &Resident,
    days: i64,
    reason: &str,
) -> Result<(), DemoError> {
    let session_kind = seed.enter(who).await?;
    let inquiry = open_inquiry(seed, case).await?;
    let ctx = seed.resident(session_kind);
    let until = locale::civil_day(ctx.now).saturating_add(days.days());
    request_extension(ctx, case, inquiry, until, reason).await?;
    Ok(())
}

/// The applicant writes to the town.
pub(super) async fn write_back(
    seed: &SeedContext<'_>,
    case: CaseId,
    who: &Resident,
    text: &str,
) -> Result<(), DemoError> {
    let session_kind = seed.enter(who).await?;
    write_to_town(seed.resident(session_kind), case, text, Vec::new()).await?;
    Ok(())
}

/// The applicant withdraws.
pub(super) async fn withdraw_application(
    seed: &SeedContext<'_>,
    case: CaseId,
    who: &Resident,
    reason: &str,
) -> Result<(), DemoError> {
    let session_kind = seed.enter(who).await?;
    withdraw(seed.resident(session_kind), case, reason).await?;
    Ok(())
}

async fn open_inquiry(seed: &SeedContext<'_>, case: CaseId) -> Result<InquiryId, DemoError> {
    let file = read_case(seed.ctx(), case).await?;
    let open = file.case.inquiries().iter().find(|inquiry| inquiry.is_open()).map(|inquiry| inquiry.id);
    open.ok_or_else(|| DemoError::Broken("a step answers an inquiry that nobody sent".to_owned()))
}

/// Whoever acts has seen the case as it is.
pub(super) async fn seen(seed: &SeedContext<'_>, case: CaseId) -> Result<u64, DemoError> {
    Ok(read_case(seed.ctx(), case).await?.history.position.seq)
}

//! What people of the demo do in a case, by the use cases that the faces call.

use app::{
    cases::read_case,
    desk::{InquiryWish, ask_inquiry, take_case, write_note, write_to_applicant},
    portal::{ask_more_time, reply, withdraw, write_to_town},
};
use ids::{CaseId, InquiryId};
use jiff::ToSpan as _;

use super::{
    people::Colleague,
    residents::Resident,
    stage::{Enclosure, Stage},
};
use crate::answer::Failure;

/// A caseworker takes the case up.
pub(super) async fn take(stage: &mut Stage<'_>, case: CaseId, who: &Colleague) -> Result<(), Failure> {
    let signed_in = stage.sign_in(who).await?;
    Ok(take_case(stage.caseworker(&signed_in), case).await?)
}

/// A question to the applicant.
#[derive(Debug, Clone, Copy)]
pub(super) struct Question {
    pub(super) text: &'static str,
    /// Keys of the papers that are asked for.
    pub(super) papers: &'static [&'static str],
    /// Days until an answer is asked for.
    pub(super) days: i64,
}

/// A caseworker asks the applicant.
pub(super) async fn ask(
    stage: &mut Stage<'_>,
    case: CaseId,
    who: &Colleague,
    question: &Question,
) -> Result<(), Failure> {
    let signed_in = stage.sign_in(who).await?;
    let ctx = stage.caseworker(&signed_in);
    let wish = InquiryWish {
        text: question.text.to_owned(),
        papers: question.papers.iter().map(|&key| key.to_owned()).collect(),
        own_papers: Vec::new(),
        correct: None,
        due_on: locale::civil_day(ctx.now).saturating_add(question.days.days()),
    };
    Ok(ask_inquiry(ctx, case, wish, seen(stage, case).await?).await?)
}

/// A caseworker notes something.
pub(super) async fn note(
    stage: &mut Stage<'_>,
    case: CaseId,
    who: &Colleague,
    text: &str,
) -> Result<(), Failure> {
    let signed_in = stage.sign_in(who).await?;
    Ok(write_note(stage.caseworker(&signed_in), case, text).await?)
}

/// A caseworker writes to the applicant.
pub(super) async fn write(
    stage: &mut Stage<'_>,
    case: CaseId,
    who: &Colleague,
    text: &str,
) -> Result<(), Failure> {
    let signed_in = stage.sign_in(who).await?;
    let seen = seen(stage, case).await?;
    Ok(write_to_applicant(stage.caseworker(&signed_in), case, text, Vec::new(), seen).await?)
}

/// The applicant answers the open question.
pub(super) async fn answer(
    stage: &Stage<'_>,
    case: CaseId,
    who: &Resident,
    text: &str,
    paper: Option<(&str, Enclosure)>,
) -> Result<(), Failure> {
    let visitor = stage.enter(who).await?;
    let inquiry = open_inquiry(stage, case).await?;
    let uploads = paper.into_iter().map(|(key, file)| (Some(key.to_owned()), file.into())).collect();
    reply(stage.resident(visitor), case, inquiry, text, uploads).await?;
    Ok(())
}

/// The applicant asks for more time to answer.
pub(super) async fn ask_time(
    stage: &Stage<'_>,
    case: CaseId,
    who: &Resident,
    days: i64,
    reason: &str,
) -> Result<(), Failure> {
    let visitor = stage.enter(who).await?;
    let inquiry = open_inquiry(stage, case).await?;
    let ctx = stage.resident(visitor);
    let until = locale::civil_day(ctx.now).saturating_add(days.days());
    ask_more_time(ctx, case, inquiry, until, reason).await?;
    Ok(())
}

/// The applicant writes to the town.
pub(super) async fn write_back(
    stage: &Stage<'_>,
    case: CaseId,
    who: &Resident,
    text: &str,
) -> Result<(), Failure> {
    let visitor = stage.enter(who).await?;
    write_to_town(stage.resident(visitor), case, text, Vec::new()).await?;
    Ok(())
}

/// The applicant withdraws.
pub(super) async fn take_back(
    stage: &Stage<'_>,
    case: CaseId,
    who: &Resident,
    reason: &str,
) -> Result<(), Failure> {
    let visitor = stage.enter(who).await?;
    withdraw(stage.resident(visitor), case, reason).await?;
    Ok(())
}

async fn open_inquiry(stage: &Stage<'_>, case: CaseId) -> Result<InquiryId, Failure> {
    let file = read_case(stage.ctx(), case).await?;
    let open = file.case.inquiries().iter().find(|inquiry| inquiry.is_open()).map(|inquiry| inquiry.id);
    open.ok_or_else(|| Failure::Environment("the story answers a question that nobody asked".to_owned()))
}

/// Whoever acts has seen the case as it is.
pub(super) async fn seen(stage: &Stage<'_>, case: CaseId) -> Result<u64, Failure> {
    Ok(read_case(stage.ctx(), case).await?.end.seq)
}

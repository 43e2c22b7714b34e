//! What an applicant does in a case: answer, write, ask for time, withdraw, retrieve.

use case::{
    ACT_PAPERS_MAX, Command, Line, MessageSent, Paper, Prose, Refused, Submitter, Withdrawn,
    inquiry::{MoreTimeAsked, Replied},
};
use ids::{CaseId, DecisionId, InquiryId, MessageId};
use jiff::civil::Date;

use super::act_on_mine;
use crate::{
    cases::{Act, CaseFile},
    commit::Change,
    error::{Entry, UseCaseError},
    filing::paper,
    house::ResidentContext,
    papers::{Shelf, Upload, keep_upload},
    ports::UploadRules,
    rows::{PaperOwner, PaperRow},
};

/// The most bytes of one paper that comes with a reply or message.
pub const PAPER_BYTES_MAX: u64 = 20_000_000;

/// Papers with the key of the requested paper that each answers.
pub type Uploads = Vec<(Option<String>, Upload)>;

/// What comes with replies and messages.
#[must_use]
pub fn upload_rules() -> UploadRules {
    let media_types = form::format::FileLimits::DEFAULT_MEDIA_TYPES.map(str::to_owned).to_vec();
    UploadRules { media_types, bytes_max: PAPER_BYTES_MAX }
}

/// Answers an inquiry, with text or papers or both.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if there is neither or a file is not taken.
pub async fn reply(
    ctx: ResidentContext<'_>,
    id: CaseId,
    inquiry: InquiryId,
    text: &str,
    uploads: Uploads,
) -> Result<CaseFile, UseCaseError> {
    let text = optional_prose("text", text)?;
    if text.is_none() && uploads.is_empty() {
        return Err(UseCaseError::entry("text", "reply-empty"));
    }
    let kept = keep_all(ctx, id, uploads).await?;
    act_on_mine(ctx, "reply", id, |_file, identity| {
        let replied = Replied { inquiry, text: text.clone(), papers: named(&kept) };
        Ok(with_rows(Act::of(Command::Reply(Submitter::Applicant(identity), replied)), &kept))
    })
    .await
}

/// Writes to the town.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the text is empty or a file is not taken.
pub async fn write_to_town(
    ctx: ResidentContext<'_>,
    id: CaseId,
    text: &str,
    uploads: Uploads,
) -> Result<CaseFile, UseCaseError> {
    let text = optional_prose("text", text)?.ok_or_else(|| UseCaseError::entry("text", "message-empty"))?;
    let kept = keep_all(ctx, id, uploads).await?;
    let message = MessageId::from_uuid(ctx.house.ids.next());
    act_on_mine(ctx, "write_to_town", id, |_file, identity| {
        let sent = MessageSent { message, text: text.clone(), papers: named(&kept) };
        Ok(with_rows(Act::of(Command::WriteToTown(Submitter::Applicant(identity), sent)), &kept))
    })
    .await
}

/// Asks for more time to answer.
///
/// # Errors
///
/// What the case refuses, for example an earlier day.
pub async fn ask_more_time(
    ctx: ResidentContext<'_>,
    id: CaseId,
    inquiry: InquiryId,
    until: Date,
    reason: &str,
) -> Result<CaseFile, UseCaseError> {
    let reason = optional_prose("reason", reason)?;
    act_on_mine(ctx, "ask_more_time", id, |_file, identity| {
        let asked = MoreTimeAsked { inquiry, until, reason: reason.clone() };
        Ok(Act::of(Command::AskMoreTime(Submitter::Applicant(identity), asked)))
    })
    .await
}

/// Withdraws the application, or what of it is not yet decided.
///
/// # Errors
///
/// What the case refuses.
pub async fn withdraw(ctx: ResidentContext<'_>, id: CaseId, reason: &str) -> Result<CaseFile, UseCaseError> {
    let reason = optional_prose("reason", reason)?;
    act_on_mine(ctx, "withdraw", id, |_file, identity| {
        let withdrawn = Withdrawn { reason: reason.clone() };
        Ok(Act::of(Command::Withdraw(Submitter::Applicant(identity), withdrawn)))
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
    ctx: ResidentContext<'_>,
    id: CaseId,
    decision: DecisionId,
) -> Result<CaseFile, UseCaseError> {
    act_on_mine(ctx, "retrieve_decision", id, |file, identity| {
        let found = file.case.decision(decision).ok_or(UseCaseError::NotFound)?;
        if found.is_readable_by_applicant() {
            return Ok(Act::default());
        }
        match file.case.handle(Command::Retrieve(identity, decision), ctx.now) {
            Err(Refused::RetrievedAlready { .. }) => Ok(Act::default()),
            Err(refused) => Err(refused.into()),
            Ok(_) => Ok(Act::of(Command::Retrieve(identity, decision))),
        }
    })
    .await
}

/// Looks at uploads and keeps them for a case, before the case takes them.
pub(crate) async fn keep_for_case(
    ctx: crate::house::TownContext<'_>,
    file: &CaseFile,
    uploads: Uploads,
) -> Result<Vec<(PaperRow, Option<String>, String)>, UseCaseError> {
    if uploads.len() > ACT_PAPERS_MAX {
        return Err(UseCaseError::entry("file", "upload-too-many"));
    }
    let shelf =
        Shelf { town: ctx.town, owner: PaperOwner::Case(file.case.id()), key: file.end.key, now: ctx.now };
    let mut kept = Vec::with_capacity(uploads.len());
    for (key, upload) in uploads {
        let paper = keep_upload(ctx.house, shelf, upload, &upload_rules())
            .await
            .map_err(|error| at_request(error, key.as_deref()))?;
        kept.push((paper.row, key, paper.name));
    }
    Ok(kept)
}

/// A refused file by the name of the request that it answers, so that the page can say which.
fn at_request(error: UseCaseError, key: Option<&str>) -> UseCaseError {
    match (error, key) {
        (UseCaseError::Entries(entries), Some(key)) => UseCaseError::Entries(
            entries.into_iter().map(|entry| Entry::new(format!("papers.{key}"), entry.code)).collect(),
        ),
        (error, _) => error,
    }
}

/// A text that may be left out.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if it is too long or holds control characters.
pub fn optional_prose(field: &'static str, text: &str) -> Result<Option<Prose>, UseCaseError> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    Prose::parse(text.trim()).map(Some).map_err(|_bad| UseCaseError::entry(field, "text-too-long"))
}

/// One line that must be there.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if it is empty or too long.
pub fn required_line(field: &'static str, text: &str) -> Result<Line, UseCaseError> {
    if text.trim().is_empty() {
        return Err(UseCaseError::entry(field, "empty"));
    }
    Line::parse(text.trim()).map_err(|_bad| UseCaseError::entry(field, "text-too-long"))
}

async fn keep_all(
    ctx: ResidentContext<'_>,
    id: CaseId,
    uploads: Uploads,
) -> Result<Vec<(PaperRow, Option<String>, String)>, UseCaseError> {
    if uploads.is_empty() {
        return Ok(Vec::new());
    }
    let file = super::my_case(ctx, id).await?;
    keep_for_case(ctx.in_town(), &file, uploads).await
}

pub(crate) fn named(kept: &[(PaperRow, Option<String>, String)]) -> Vec<Paper> {
    kept.iter().map(|(row, key, name)| paper(row, key.as_deref(), name)).collect()
}

pub(crate) fn with_rows(mut act: Act, kept: &[(PaperRow, Option<String>, String)]) -> Act {
    act.changes.extend(kept.iter().map(|(row, ..)| Change::PutPaper(row.clone())));
    act
}

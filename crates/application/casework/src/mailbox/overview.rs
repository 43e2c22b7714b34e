//! A resident's cases with everything that their pages say of them: who works on it, what counts from when, what a
//! decision says.

use std::sync::Arc;

use case::{
    Case, ResidentStep,
    decision::{Content, Decision},
};
use cases::{
    CaseFile, Counted,
    correspondence::{Frame, fee_ruling, frame},
    counted, my_case, read_case,
};
use ids::{CaseId, DecisionId};
use jiff::civil::Date;
use kernel::{
    as_of::{Course, course},
    catalogue::{Published, published},
    context::ResidentContext,
    error::UseCaseError,
    rows::{CaseRow, NextStep},
    settings,
};
use locale::Language;
use service::{
    letters::{Block, RichText, Run, SealNote},
    remedies,
};
use town::Bank;

use crate::{
    decision::written,
    desk::department_at,
    mailbox::{
        my_cases,
        responsible::{Responsible, responsible},
    },
};

/// So many cases are read for «my cases»; older ones show what the register knows.
pub const READ_CASES_MAX: usize = 50;

/// A line of «my cases».
#[derive(Debug)]
pub struct MyCaseLine {
    /// What the register knows.
    pub row: CaseRow,
    /// The case itself; absent if it was deleted or is one of many old ones.
    pub case: Option<Case>,
    /// The service's name in this language, as it was when the case was filed.
    pub service: Option<Arc<Published>>,
}

/// A case with what its page says of it.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct MyCase {
    pub file: CaseFile,
    /// The service at the revision of the case.
    pub service: Arc<Published>,
    /// Who works on it.
    pub responsible: Responsible,
    /// What the departments of the town were called when.
    pub course: Arc<Course>,
    /// What the law makes of each delivery so far.
    pub counted: Vec<(DecisionId, Counted)>,
    /// Today in Germany.
    pub today: Date,
}

/// A decision with what its page says of it.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct MyDecision {
    pub my: MyCase,
    /// The department that decided, as it was called then.
    pub department: String,
    /// What it says; absent before the applicant may read it.
    pub text: Option<DecisionText>,
    /// The town's account, for the fee.
    pub bank: Option<Bank>,
    /// The authority's name and address: where an objection goes.
    pub authority: String,
    /// Street, postcode and place of the authority.
    pub authority_address: String,
    /// Whose seal the town's letters bear, by its certificate; none while the town has none.
    pub seal: Option<SealNote>,
}

/// What a decision says, its placeholders filled as in the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DecisionText {
    /// The subject line.
    pub subject: String,
    /// What is decided.
    pub tenor: RichText,
    pub ancillary_provisions: Vec<RichText>,
    /// Why.
    pub reasons: RichText,
    /// The notice on remedies, if it has one.
    pub remedies: Option<RichText>,
    /// The same in English, where it was translated.
    pub remedies_english: Option<RichText>,
}

/// The visitor's cases, newest first, each with what it takes to say how it stands.
///
/// # Errors
///
/// Only if something cannot be read.
pub async fn my_case_lines(ctx: ResidentContext<'_>) -> Result<Vec<MyCaseLine>, UseCaseError> {
    let mut lines = Vec::new();
    for (place, row) in my_cases(ctx).await?.into_iter().enumerate() {
        let case = if place < READ_CASES_MAX { case_unless_deleted(ctx, row.case).await? } else { None };
        let service = match &case {
            Some(case) => Some(service_of(ctx, case).await?),
            None => None,
        };
        lines.push(MyCaseLine { row, case, service });
    }
    Ok(lines)
}

/// A case in which it is the visitor's turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct WaitingCase {
    pub case: CaseId,
    /// What they do there: reply or retrieve.
    pub step: ResidentStep,
}

/// The visitor's cases in which it is their turn, decisions before questions, each newest first.
///
/// The register tells which cases may wait, so that few are opened; it is asked on every page.
///
/// # Errors
///
/// Only if something cannot be read.
pub async fn waiting_cases(ctx: ResidentContext<'_>) -> Result<Vec<WaitingCase>, UseCaseError> {
    let today = locale::civil_day(ctx.now);
    let (mut decisions, mut questions) = (Vec::new(), Vec::new());
    for row in my_cases(ctx).await?.into_iter().filter(may_wait).take(READ_CASES_MAX) {
        let Some(case) = case_unless_deleted(ctx, row.case).await? else { continue };
        let waiting = WaitingCase { case: row.case, step: case.resident_step(today) };
        match waiting.step {
            ResidentStep::Retrieve { .. } => decisions.push(waiting),
            ResidentStep::Reply { .. } => questions.push(waiting),
            _ => {}
        }
    }
    decisions.append(&mut questions);
    Ok(decisions)
}

/// An inquiry is open, or a decision may have been provided: it may be under way beside an objection to another.
const fn may_wait(row: &CaseRow) -> bool {
    row.answer_due_on.is_some() || matches!(row.next_step, NextStep::Announcing | NextStep::Objection)
}

/// The visitor's case with what its page says of it.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is not theirs.
pub async fn look_at_my_case(ctx: ResidentContext<'_>, id: CaseId) -> Result<MyCase, UseCaseError> {
    let file = my_case(ctx, id).await?;
    around(ctx, file).await
}

/// The visitor's decision with what its page says of it.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is not theirs, or has not left the house.
pub async fn look_at_my_decision(
    ctx: ResidentContext<'_>,
    id: CaseId,
    decision: DecisionId,
) -> Result<MyDecision, UseCaseError> {
    let my = look_at_my_case(ctx, id).await?;
    let found = my.file.case.decision(decision).filter(|found| found.is_issued());
    let found = found.ok_or(UseCaseError::NotFound)?;
    let text = if found.is_readable_by_applicant() {
        Some(decision_text(ctx, &my.file, found).await?)
    } else {
        None
    };
    let head = settings::of(ctx.in_town()).await?.letterhead;
    let (then, moment) = written(&my.file, found, my.today)?;
    let department =
        course(ctx.in_town()).await?.department_name(then.department(), moment.named_at).to_owned();
    Ok(MyDecision {
        text,
        department,
        seal: ctx.ports.sealer.note(ctx.town).await.ok(),
        authority: head.authority,
        authority_address: format!("{}, {} {}", head.street, head.postcode, head.place),
        bank: head.bank,
        my,
    })
}

pub(crate) async fn around(ctx: ResidentContext<'_>, file: CaseFile) -> Result<MyCase, UseCaseError> {
    let service = service_of(ctx, &file.case).await?;
    let responsible = responsible(ctx, &file.case).await?;
    let settings = settings::of(ctx.in_town()).await?;
    let land =
        settings.land.parse().map_err(|error| UseCaseError::internal("read the town's Land", error))?;
    let mut counts = Vec::new();
    for decision in file.case.decisions().iter().filter(|decision| decision.is_issued()) {
        let months = remedies::months(&service.pack, &settings.remedies, decision.content());
        let found = counted(decision, land, months)
            .map_err(|error| UseCaseError::internal("compute the announcement", error))?;
        counts.extend(found.map(|counted| (decision.id(), counted)));
    }
    let course = course(ctx.in_town()).await?;
    Ok(MyCase { file, service, responsible, course, counted: counts, today: locale::civil_day(ctx.now) })
}

impl MyCase {
    /// The department that had the case when an entry was recorded, as it was called then.
    #[must_use]
    pub fn department_at(&self, entry: u32) -> &str {
        department_at(&self.course, &self.file.case, entry)
    }

    /// What the law makes of the delivery of a decision.
    #[must_use]
    pub fn counted(&self, decision: DecisionId) -> Option<&Counted> {
        self.counted.iter().find(|(id, _)| *id == decision).map(|(_, counted)| counted)
    }
}

async fn case_unless_deleted(ctx: ResidentContext<'_>, id: CaseId) -> Result<Option<Case>, UseCaseError> {
    match read_case(ctx.in_town(), id).await {
        Ok(file) => Ok(Some(file.case)),
        Err(UseCaseError::Deleted) => Ok(None),
        Err(error) => Err(error),
    }
}

async fn service_of(ctx: ResidentContext<'_>, case: &Case) -> Result<Arc<Published>, UseCaseError> {
    let revision = &case.application().answers.revision;
    published(ctx.in_town(), revision.service, revision.number).await
}

/// Fills the placeholders with what was true on the day of the letter, so that page and letter say the same.
async fn decision_text(
    ctx: ResidentContext<'_>,
    file: &CaseFile,
    decision: &Decision,
) -> Result<DecisionText, UseCaseError> {
    let (then, moment) = written(file, decision, locale::civil_day(ctx.now))?;
    let frame = frame(ctx.in_town(), &then, then.current_answers(), moment, Language::German).await?;
    let content = decision.content();
    let read = |text: &str| RichText::read(&filled(&frame, text));
    let notice = remedies::carried(&frame.service.pack, &frame.settings.remedies, content);
    Ok(DecisionText {
        subject: filled(&frame, content.subject.as_str()),
        tenor: with_fee(content, content.tenor.as_ref().map(|text| read(text.as_str())).unwrap_or_default()),
        ancillary_provisions: content
            .ancillary_provisions
            .iter()
            .map(|ancillary_provision| read(ancillary_provision.text.as_str()))
            .collect(),
        reasons: content.reasons.as_ref().map(|text| read(text.as_str())).unwrap_or_default(),
        remedies: notice.map(|notice| read(&notice.de)),
        remedies_english: notice.and_then(|notice| notice.en.as_deref()).map(read),
    })
}

/// The fee is the last of the rulings, as in the letter.
fn with_fee(content: &Content, mut tenor: RichText) -> RichText {
    if let Some(fee) = &content.fee {
        let ruling = vec![Run::plain(fee_ruling(fee))];
        match tenor.blocks.last_mut() {
            Some(Block::Numbers(items) | Block::Bullets(items)) => items.push(ruling),
            _ => tenor.blocks.push(Block::Paragraph(ruling)),
        }
    }
    tenor
}

/// A letter cannot be signed with an unresolved placeholder, so that nothing stays open here.
fn filled(frame: &Frame, text: &str) -> String {
    match frame.facts.fill(&frame.service.pack, text) {
        Ok(filled) => filled.text,
        Err(_problems) => text.to_owned(),
    }
}

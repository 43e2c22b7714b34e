//! A case that a member of staff has open: what its page needs, what is news, and its documents.

use std::{collections::BTreeSet, sync::Arc};

use access::{Action, Resource, ResourceKind};
use case::{
    ActorRef, Case, Command, Deadline, DeadlineKind, Decision, Document, Entry, EventKind, Seen, Side,
};
use cases::{CaseFile, CasePlan, read_case};
use ids::{CaseId, DocumentId, StaffId};
use jiff::civil::Date;
use kernel::{
    as_of::{Course, course},
    catalogue::{Published, published},
    commit::DeskChange,
    context::{Changing, StaffContext},
    documents::{self, DocumentReader},
    error::UseCaseError,
    rows::{DepartmentRow, SeenRow, StaffRow, StreamId},
};

use crate::desk::{case_facts, change_case, has_special_answers, is_special_document};

/// A case that a member of staff has open, with what its page needs beside it.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct OpenCase {
    pub file: CaseFile,
    /// The service at the revision that the case was filed on.
    pub service: Arc<Published>,
    /// All departments of the town: the case's own, and those it can be handed over to.
    pub departments: Vec<DepartmentRow>,
    /// What the departments of the town were called when.
    pub course: Arc<Course>,
    /// Who could work on it: the people of its department.
    pub colleagues: Vec<StaffRow>,
    /// Number of the last entry that this person saw before.
    pub seen: u64,
    /// Whether something special was answered, see [`has_special_answers`].
    pub special_answers: bool,
    /// What this person may do here.
    pub allowed: BTreeSet<Action>,
    /// The day of the request.
    pub today: Date,
}

impl OpenCase {
    /// The case as the file adds up to it.
    #[must_use]
    pub const fn case(&self) -> &Case {
        &self.file.case
    }

    /// Whether this person may do this here.
    #[must_use]
    pub fn may(&self, action: Action) -> bool {
        self.allowed.contains(&action)
    }

    /// Whether this person may read this document of the case.
    #[must_use]
    pub fn may_read(&self, document: &Document) -> bool {
        self.may(Action::SeeSensitive)
            || !is_special_document(&self.service, self.case(), document, self.special_answers)
    }

    /// The dates of the case, the earliest first. A fee is due on no weekend and no holiday: that is added here, since the case itself
    /// knows no holidays.
    ///
    /// Legal source: § 193 BGB.
    #[must_use]
    pub fn deadlines(&self) -> Vec<Deadline> {
        let mut deadlines = self.case().deadlines(self.today);
        for deadline in &mut deadlines {
            let DeadlineKind::Fee(decision) = deadline.kind else { continue };
            let announced = self.case().decision(decision).and_then(Decision::announced);
            let land = announced.and_then(|by| by.dates.land.as_str().parse().ok());
            let due = land.and_then(|land| law::next_working_day(land, deadline.on).ok());
            if let Some(due) = due {
                let moved = due.since(deadline.on).map_or(0, |moved| moved.get_days());
                (deadline.on, deadline.days_left) = (due, deadline.days_left.saturating_add(moved));
            }
        }
        deadlines.sort_by_key(|deadline| deadline.on);
        deadlines
    }

    /// Whether there is something that this person has not marked as seen and can.
    #[must_use]
    pub fn has_news(&self, reader: StaffId) -> bool {
        let case = self.case();
        let unseen = is_assignee(case, reader) && case.unseen_by(Side::Town).next().is_some();
        self.may(Action::MarkSeen) && (unseen || news_since(case, self.seen, reader).next().is_some())
    }

    /// The name of the department that has the case.
    #[must_use]
    pub fn department(&self) -> &str {
        let own = self.departments.iter().find(|row| row.department == self.file.case.department());
        own.map_or("", |row| &row.name)
    }
}

/// What nobody can do without reading the text of a decision.
const ON_TEXTS: [Action; 4] =
    [Action::DraftDecision, Action::SignOff, Action::SignOffSecond, Action::CorrectDecision];

/// The department that had a case when an entry was recorded, as it was called then.
#[must_use]
pub fn department_at<'a>(course: &'a Course, case: &Case, entry: u32) -> &'a str {
    let recorded = case.timeline().iter().find(|told| told.number == entry);
    let at = recorded.map_or_else(|| case.filed_at(), |told| told.at);
    course.department_name(case.department_at(entry), at)
}

/// A case as the policies know it.
#[must_use]
pub fn case_resource(case: &Case) -> Resource {
    Resource::Case(case_facts(case, None))
}

/// Reads a case for an action.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is not there or this person may not know of it, [`UseCaseError::Forbidden`] if they may not do
/// this, [`UseCaseError::Deleted`] after retention.
pub async fn read_as_staff(
    ctx: StaffContext<'_>,
    action: Action,
    id: CaseId,
) -> Result<CaseFile, UseCaseError> {
    let file = read_case(ctx.in_town(), id).await?;
    ctx.must(action, &case_resource(&file.case))?;
    Ok(file)
}

/// Opens a case with everything that its page shows.
///
/// # Errors
///
/// As [`read_as_staff`].
pub async fn view_case(ctx: StaffContext<'_>, id: CaseId) -> Result<OpenCase, UseCaseError> {
    let file = read_as_staff(ctx, Action::OpenCase, id).await?;
    let revision = &file.case.current_answers().revision;
    let service = published(ctx.in_town(), revision.service, revision.number).await?;
    let resource = case_resource(&file.case);
    let special_answers = has_special_answers(&service, &file.case);
    let readable = !special_answers || ctx.may(Action::SeeSensitive, &resource);
    let on_cases = Action::ALL
        .iter()
        .copied()
        .filter(|action| action.on() == ResourceKind::Case && (readable || !ON_TEXTS.contains(action)));
    let store = &ctx.ports.store;
    Ok(OpenCase {
        departments: store.departments(ctx.town).await?,
        course: course(ctx.in_town()).await?,
        colleagues: store.colleagues(ctx.town, file.case.department()).await?,
        seen: store.seen(ctx.town, id, ctx.signed_in.person()).await?,
        allowed: on_cases.filter(|action| ctx.may(*action, &resource)).collect(),
        today: locale::civil_day(ctx.now),
        special_answers,
        service,
        file,
    })
}

/// The first entry of an open case from which on its chain does not hold; none if every one does.
///
/// # Errors
///
/// Only if the store cannot be reached.
pub async fn broken_from(ctx: StaffContext<'_>, open: &OpenCase) -> Result<Option<u64>, UseCaseError> {
    let found = ctx.ports.store.verify_stream(ctx.town, StreamId::Case(open.case().id())).await?;
    Ok(found.iter().map(|finding| finding.seq).min())
}

/// Marks a case as seen up to an entry: for this person's lists, and for the case itself if it is theirs to work on.
///
/// # Errors
///
/// As [`change_case`].
pub async fn mark_seen(ctx: Changing<StaffContext<'_>>, id: CaseId, up_to: u64) -> Result<(), UseCaseError> {
    let person = ctx.signed_in.person();
    let before = ctx.ports.store.seen(ctx.town, id, person).await?;
    change_case(ctx, Action::MarkSeen, "see_case", id, |file: &CaseFile, actor| {
        let case = &file.case;
        let seq = up_to.min(file.history.position.seq);
        let number = u32::try_from(seq).unwrap_or(u32::MAX);
        let unseen = case.unseen_by(Side::Town).any(|entry| entry.number <= number);
        let plan = if unseen && is_assignee(case, person) {
            CasePlan::of(Command::SeeAsStaff(actor, Seen { up_to: number }))
        } else {
            CasePlan::nothing()
        };
        let row = SeenRow { town: ctx.town, case: id, person, seq };
        Ok(if before < seq { plan.change(DeskChange::PutSeen(row)) } else { plan })
    })
    .await?;
    Ok(())
}

fn is_assignee(case: &Case, person: StaffId) -> bool {
    case.assignee().is_some_and(|assignee| assignee.id == person)
}

/// What others have brought into the case since this person's page was made at entry `seen`.
///
/// Read marks and what jobs do by themselves are no news.
pub fn news_since(case: &Case, seen: u64, reader: StaffId) -> impl Iterator<Item = &Entry> {
    case.timeline().iter().filter(move |entry| {
        let own = entry.by.person().is_some_and(|person| person.id == reader);
        let by_itself = matches!(entry.by, ActorRef::System { .. });
        u64::from(entry.number) > seen && !own && !by_itself && entry.kind != EventKind::Seen
    })
}

/// Refuses if the case has news that this person has not seen; they look at them first and send once more.
///
/// # Errors
///
/// [`UseCaseError::Conflict`].
pub fn unchanged(ctx: StaffContext<'_>, case: &Case, seen: u64) -> Result<(), UseCaseError> {
    if news_since(case, seen, ctx.signed_in.person()).next().is_some() {
        return Err(UseCaseError::Conflict { what: format!("case:{}", case.id()) });
    }
    Ok(())
}

/// Reads a document of a case. What answers a question marked as special, or was made from such answers, needs the right to see those.
///
/// # Errors
///
/// As [`read_as_staff`]; [`UseCaseError::NotFound`] for a document of another case.
///
/// Legal source: Art. 9 (1) GDPR.
pub async fn read_document(
    ctx: StaffContext<'_>,
    id: CaseId,
    document: DocumentId,
) -> Result<DocumentReader, UseCaseError> {
    let file = read_as_staff(ctx, Action::OpenCase, id).await?;
    let filed = file.case.document(document).ok_or(UseCaseError::NotFound)?;
    let revision = &file.case.current_answers().revision;
    let service = published(ctx.in_town(), revision.service, revision.number).await?;
    let special_answers = has_special_answers(&service, &file.case);
    if is_special_document(&service, &file.case, &filed.document, special_answers) {
        ctx.must(Action::SeeSensitive, &case_resource(&file.case))?;
    }
    documents::read_document(ctx.ports, ctx.town, document).await
}

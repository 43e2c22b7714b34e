//! Retention: a closed case's key is destroyed when its time is over; the chain still verifies, the content is gone. Who has seen the
//! case and the access code that opened it are forgotten with it.
//!
//! Legal source: Art. 5 (1) (e), 17 (1) (a) DSGVO; the period is the service's (`retention` in its pack).

use std::collections::BTreeSet;

use access::Action;
use cases::read_case;
use ids::{CaseId, CommandId, KeyId};
use jiff::ToSpan;
use kernel::{
    catalogue::published,
    commands::Intent,
    commit::{Change, DeskChange, DocumentChange, RegisterChange, ResidentChange},
    context::TownContext,
    error::UseCaseError,
    rows::{CaseFilter, CaseQuery, CaseRow, CaseSort, CaseState, DocumentOwner, StreamId},
};
use town::{ActorRef, OperationEvent, TownEvent};

use crate::{
    Administrator,
    authorize::authorize,
    operate::rebuild::deleted_row,
    towns::{TownPlan, read_town, record},
};

/// Cases are looked at this many at a time.
const PAGE: u32 = 200;

/// What retention has done in a town.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Retained {
    /// Cases that were looked at.
    pub looked_at: u64,
    /// Cases whose key was destroyed.
    pub destroyed: u64,
}

/// Destroys the keys of cases whose time is over.
///
/// # Errors
///
/// Only if the store or a key fails; what was destroyed before stays destroyed.
pub async fn retain(ctx: TownContext<'_>) -> Result<Retained, UseCaseError> {
    let mut retained = Retained::default();
    let mut query = CaseQuery {
        town: ctx.town,
        departments: None,
        filter: CaseFilter::Done,
        narrowed: Vec::new(),
        service: None,
        search: None,
        sort: CaseSort::FiledOldest,
        after: None,
        limit: PAGE,
        reader: ids::StaffId::from_uuid(ids::Uuid::nil()),
    };
    loop {
        let page = ctx.ports.store.cases(&query).await?;
        for (row, _) in &page.rows {
            retained.looked_at += 1;
            if may_be_over(ctx, row) && is_over(ctx, row).await? {
                destroy(ctx, row.case).await?;
                retained.destroyed += 1;
            }
        }
        if page.next.is_none() {
            return Ok(retained);
        }
        query.after = page.next;
    }
}

/// Told by the row alone, so that not every closed case is read every day: no period ends in the year in which it began.
fn may_be_over(ctx: TownContext<'_>, row: &CaseRow) -> bool {
    let is_of_before = locale::civil_day(row.changed_at).year() < locale::civil_day(ctx.now).year();
    row.state != CaseState::Deleted && is_of_before
}

async fn is_over(ctx: TownContext<'_>, row: &CaseRow) -> Result<bool, UseCaseError> {
    let file = match read_case(ctx, row.case).await {
        Err(UseCaseError::Deleted) => return Ok(false),
        read => read?,
    };
    let revision = &file.case.application().answers.revision;
    let service = published(ctx, revision.service, revision.number).await?;
    let years = i32::from(service.pack.service.retention.closed_years);
    let ended = locale::civil_day(row.changed_at);
    // Files are kept in whole years: the period runs from the end of the year in which the case ended.
    let last = ended.last_of_year().checked_add(years.years()).unwrap_or(jiff::civil::Date::MAX);
    Ok(locale::civil_day(ctx.now) > last)
}

async fn destroy(ctx: TownContext<'_>, id: CaseId) -> Result<(), UseCaseError> {
    let command = CommandId::from_uuid(ctx.ports.ids.next());
    let key = read_case(ctx, id).await?.history.position.key;
    let why = Why { reason: "retention", by: ActorRef::System };
    take_away(ctx, Intent::of_job(command, "destroy_key"), (id, [key].into()), &why).await
}

/// Why keys are destroyed, as events say it.
struct Why {
    reason: &'static str,
    by: ActorRef,
}

/// Destroys the keys of a case and those of its documents, and takes away what lies beside its events.
async fn take_away(
    ctx: TownContext<'_>,
    intent: Intent,
    (id, mut keys): (CaseId, BTreeSet<KeyId>),
    why: &Why,
) -> Result<(), UseCaseError> {
    let services = ctx.ports.store.services(ctx.town).await?;
    let row = deleted_row(ctx, &services, id).await?;
    let documents = ctx.ports.store.documents(ctx.town, DocumentOwner::Case(id)).await?;
    // A document that a client handed in was sealed before there was a case, under a key of its own.
    keys.extend(documents.iter().map(|document| document.key));
    record(ctx, intent, |_state| {
        let destroyed = |key: &KeyId| {
            let (key, reason, by) = (*key, why.reason.to_owned(), why.by.clone());
            TownEvent::from(OperationEvent::KeyDestroyed { case: id, key, reason, by })
        };
        let mut plan = TownPlan { commands: keys.iter().map(destroyed).collect(), ..TownPlan::nothing() };
        plan.changes.extend(
            documents
                .iter()
                .map(|document| Change::Document(DocumentChange::DeleteDocument(document.document))),
        );
        plan.changes.push(DeskChange::DeleteSeen(id).into());
        plan.changes.push(ResidentChange::DeleteCaseAccess(id).into());
        plan.changes.extend(row.clone().map(|row| Change::Register(RegisterChange::PutCase(row))));
        Ok(plan)
    })
    .await?;
    Ok(())
}

/// Writes down which cases a restored backup had brought back, after their keys were destroyed again, and takes away what it had brought
/// back beside their events. Says how many there were.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; otherwise only if the store fails.
pub async fn settle_destroyed_again(
    ctx: TownContext<'_>,
    who: Administrator<'_>,
) -> Result<u64, UseCaseError> {
    authorize(ctx, who, Action::DestroyKeys)?;
    let told = read_town(ctx).await?.state.destroyed;
    let (mut settled, mut after) = (0, None);
    loop {
        let streams = ctx.ports.store.streams(ctx.town, after, PAGE).await?;
        let Some(last) = streams.last().copied() else { return Ok(settled) };
        for stream in streams {
            let StreamId::Case(case) = stream else { continue };
            let Err(UseCaseError::Deleted) = read_case(ctx, case).await else { continue };
            let events = ctx.ports.store.events(ctx.town, stream, 0).await?;
            let keys: BTreeSet<KeyId> = events.iter().map(|event| event.key).collect();
            if keys.is_subset(&told) {
                continue;
            }
            let command = CommandId::from_uuid(ctx.ports.ids.next());
            let why = Why { reason: "destroyed before the backup was restored", by: who.by() };
            take_away(ctx, who.intent(command, "destroy_again"), (case, keys), &why).await?;
            settled += 1;
        }
        after = Some(last);
    }
}

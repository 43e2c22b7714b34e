//! Rebuilding: every derived table of a town computed again from its journal.

use case::Case;
use cases::{print_rows, read_case, register_row};
use ids::CaseId;
use jiff::Timestamp;
use kernel::{
    commit::{Change, DirectoryChange, RegisterChange},
    context::TownContext,
    error::UseCaseError,
    rows::{CaseRow, CaseState, NextStep, ServiceRow, StreamId, TownRow},
    sealing::open_events,
};
use town::TownEvent;

use crate::towns::{EventContext, TownState, project};

/// Streams are read this many at a time.
const STREAMS_AT_ONCE: u32 = 500;

/// What a rebuild has done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Rebuilt {
    /// Cases with a row.
    pub cases: u64,
    /// Cases whose key was destroyed.
    pub deleted: u64,
    /// Rows in all derived tables.
    pub rows: u64,
}

/// The rows of a town's derived tables, and from what they were made.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Derived {
    pub rows: Vec<Change>,
    /// The last event of the town's own stream that they rest on.
    pub town_seq: u64,
    /// Counts.
    pub rebuilt: Rebuilt,
}

/// Replaces the derived tables of a town by what its journal gives.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if an event cannot be read: nothing was changed then.
pub async fn rebuild_town(ctx: TownContext<'_>) -> Result<Rebuilt, UseCaseError> {
    let Derived { rows, town_seq, rebuilt } = derived_rows(ctx).await?;
    ctx.ports.store.replace_derived(ctx.town, town_seq, rows).await?;
    Ok(rebuilt)
}

/// The rows of all derived tables of a town, in the order in which they must be put.
///
/// # Errors
///
/// As [`rebuild_town`].
pub async fn derived_rows(ctx: TownContext<'_>) -> Result<Derived, UseCaseError> {
    let OfTown { mut rows, town_seq, services } = town_rows(ctx).await?;
    let mut rebuilt = Rebuilt::default();
    let mut after = None;
    loop {
        let streams = ctx.ports.store.streams(ctx.town, after, STREAMS_AT_ONCE).await?;
        let Some(last) = streams.last().copied() else { break };
        for stream in streams {
            if let StreamId::Case(id) = stream {
                rows.extend(case_rows(ctx, &services, id, &mut rebuilt).await?);
            }
        }
        after = Some(last);
    }
    rebuilt.rows = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    Ok(Derived { rows, town_seq, rebuilt })
}

/// What the town's own stream gives.
struct OfTown {
    rows: Vec<Change>,
    town_seq: u64,
    services: Vec<ServiceRow>,
}

/// The last row of each thing counts; revisions are all kept.
async fn town_rows(ctx: TownContext<'_>) -> Result<OfTown, UseCaseError> {
    let stored = ctx.ports.store.events(ctx.town, StreamId::Town(ctx.town), 0).await?;
    let key = stored.first().map(|event| event.key).ok_or(UseCaseError::NotFound)?;
    let events = open_events::<TownEvent>(&*ctx.ports.keyring, &stored).await?;
    let mut state = TownState::default();
    let mut revisions = Vec::new();
    for (row, event) in stored.iter().zip(&events) {
        let changes = project(&mut state, EventContext { town: ctx.town, key, at: row.at }, event)
            .map_err(|error| UseCaseError::internal("fold a town's event", error))?;
        revisions.extend(
            changes
                .into_iter()
                .filter(|change| matches!(change, Change::Directory(DirectoryChange::AddRevision(_)))),
        );
    }
    let TownState { town, departments, staff, roles, services, .. } = state;
    let town: TownRow = town.ok_or(UseCaseError::NotFound)?;
    let mut rows = vec![Change::Directory(DirectoryChange::PutTown(town))];
    rows.extend(departments.into_values().map(|row| Change::Directory(DirectoryChange::PutDepartment(row))));
    rows.extend(staff.into_values().map(|row| Change::Directory(DirectoryChange::PutPerson(row))));
    rows.extend(roles.into_iter().map(|row| Change::Directory(DirectoryChange::PutRole(row))));
    let services: Vec<ServiceRow> = services.into_values().collect();
    rows.extend(services.iter().cloned().map(|row| Change::Directory(DirectoryChange::PutService(row))));
    rows.extend(revisions);
    Ok(OfTown { rows, town_seq: stored.last().map_or(0, |event| event.seq), services })
}

async fn case_rows(
    ctx: TownContext<'_>,
    services: &[ServiceRow],
    id: CaseId,
    rebuilt: &mut Rebuilt,
) -> Result<Vec<Change>, UseCaseError> {
    match read_case(ctx, id).await {
        Ok(file) => {
            rebuilt.cases += 1;
            let mut rows = vec![Change::Register(RegisterChange::PutCase(register_row(&file.case, ctx.now)))];
            rows.extend(listed(&file.case, ctx.now));
            Ok(rows)
        }
        Err(UseCaseError::Deleted) => {
            rebuilt.deleted += 1;
            Ok(deleted_row(ctx, services, id)
                .await?
                .map(|row| Change::Register(RegisterChange::PutCase(row)))
                .into_iter()
                .collect())
        }
        Err(error) => Err(error),
    }
}

fn listed(case: &Case, now: Timestamp) -> Vec<Change> {
    let rows = print_rows(case, case, now).into_iter();
    rows.filter(|change| matches!(change, Change::Register(RegisterChange::PutPrint(_)))).collect()
}

/// What is left of a case in lists after its key was destroyed: that there was one, and when.
///
/// Which service it was about is content and gone with the key: each of these rows names the town's oldest service.
pub(crate) async fn deleted_row(
    ctx: TownContext<'_>,
    services: &[ServiceRow],
    id: CaseId,
) -> Result<Option<CaseRow>, UseCaseError> {
    let events = ctx.ports.store.events(ctx.town, StreamId::Case(id), 0).await?;
    let (Some(first), Some(last)) = (events.first(), events.last()) else { return Ok(None) };
    let Some(service) = services.iter().min_by_key(|row| row.service) else { return Ok(None) };
    Ok(Some(CaseRow {
        town: ctx.town,
        case: id,
        number: format!("deleted-{id}"),
        service: service.service,
        department: service.department,
        assignee: None,
        state: CaseState::Deleted,
        next_step: NextStep::None,
        subject: String::new(),
        applicant: String::new(),
        account: None,
        filed_at: first.at,
        changed_at: last.at,
        due_on: None,
        answer_due_on: None,
        applicant_seq: 0,
        news_seq: 0,
        seq: last.seq,
    }))
}

//! Rebuilding: every derived table of a town computed again from its journal.

use access::Action;
use cases::{CaseFile, print_rows, read_case, register_row};
use ids::{CaseId, ServiceId};
use kernel::{
    commit::{Change, DirectoryChange, RegisterChange},
    context::TownContext,
    error::UseCaseError,
    rows::{CaseRow, CaseState, NextStep, PrintRow, ServiceRow, StreamId},
};

use crate::{
    Administrator,
    authorize::authorize,
    operate::registers::{self, Difference},
    services,
    towns::{self, TownFile, read_town},
};

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

/// Replaces the derived tables of a town by what its journal gives; says which rows were other ones.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Internal`] if an event cannot be read: nothing was changed then.
pub async fn rebuild_town(
    ctx: TownContext<'_>,
    who: Administrator<'_>,
) -> Result<(Rebuilt, Vec<Difference>), UseCaseError> {
    authorize(ctx, who, Action::RebuildRegisters)?;
    let Derived { rows, town_seq, rebuilt } = derived_rows(ctx).await?;
    let differed = registers::compare(ctx, &rows).await?;
    ctx.ports.store.replace_derived(ctx.town, town_seq, rows).await?;
    Ok((rebuilt, differed))
}

/// What [`rebuild_town`] would do, without doing it.
///
/// # Errors
///
/// As [`rebuild_town`].
pub async fn compare_registers(
    ctx: TownContext<'_>,
    who: Administrator<'_>,
) -> Result<(Rebuilt, Vec<Difference>), UseCaseError> {
    authorize(ctx, who, Action::RebuildRegisters)?;
    let Derived { rows, rebuilt, .. } = derived_rows(ctx).await?;
    let mut differing = registers::compare(ctx, &rows).await?;
    if !differing.is_empty() {
        // While others work, a row may have been made from a later event than the one that was read.
        let again = registers::compare(ctx, &derived_rows(ctx).await?.rows).await?;
        differing.retain(|difference| again.contains(difference));
    }
    Ok((rebuilt, differing))
}

/// The rows of all derived tables of a town, in the order in which they must be put.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if an event cannot be read.
pub async fn derived_rows(ctx: TownContext<'_>) -> Result<Derived, UseCaseError> {
    let mut rebuilt = Rebuilt::default();
    let streams = streams(ctx).await?;
    let (mut rows, town_seq, services) = directory(ctx, &streams).await?;
    for stream in streams {
        match stream {
            // The town's own came first, for all of it is put at once; then services, which the rows of cases name.
            StreamId::Town(_) | StreamId::Service(_) => {}
            StreamId::Case(id) => rows.extend(case_rows(ctx, &services, id, &mut rebuilt).await?),
        }
    }
    rebuilt.rows = u64::try_from(rows.len()).unwrap_or(u64::MAX);
    Ok(Derived { rows, town_seq, rebuilt })
}

/// The rows of the directory alone.
pub(super) async fn directory_rows(ctx: TownContext<'_>) -> Result<Vec<Change>, UseCaseError> {
    Ok(directory(ctx, &streams(ctx).await?).await?.0)
}

/// The rows of all services.
pub(super) async fn all_services(ctx: TownContext<'_>) -> Result<Vec<ServiceRow>, UseCaseError> {
    let mut known = Vec::new();
    for stream in streams(ctx).await? {
        if let StreamId::Service(id) = stream {
            known.extend(services::all_rows(ctx, id).await?.0);
        }
    }
    Ok(known)
}

/// The rows of the directory, the number of the last event of the town's own stream, and the services.
async fn directory(
    ctx: TownContext<'_>,
    streams: &[StreamId],
) -> Result<(Vec<Change>, u64, Vec<ServiceRow>), UseCaseError> {
    let (mut rows, town_seq) = town_rows(ctx).await?;
    let mut known = Vec::new();
    for stream in streams {
        if let StreamId::Service(id) = *stream {
            known.extend(service_rows(ctx, id, &mut rows).await?);
        }
    }
    Ok((rows, town_seq, known))
}

/// Every stream of the town, in the order of their ids.
async fn streams(ctx: TownContext<'_>) -> Result<Vec<StreamId>, UseCaseError> {
    let mut streams: Vec<StreamId> = Vec::new();
    loop {
        let after = streams.last().copied();
        let page = ctx.ports.store.streams(ctx.town, after, STREAMS_AT_ONCE).await?;
        if page.is_empty() {
            return Ok(streams);
        }
        streams.extend(page);
    }
}

/// What the town's own stream gives, of each thing its last row; and the number of its last event.
async fn town_rows(ctx: TownContext<'_>) -> Result<(Vec<Change>, u64), UseCaseError> {
    let TownFile { state, history } = read_town(ctx).await?;
    let rows = towns::all_rows(history.position, &state);
    let rows = rows.map_err(|error| UseCaseError::internal("make the rows of a town", error))?;
    Ok((rows, history.position.seq))
}

/// Adds what a service's stream gives: of the service its last row, and every revision. Gives the row of the service.
async fn service_rows(
    ctx: TownContext<'_>,
    id: ServiceId,
    rows: &mut Vec<Change>,
) -> Result<Option<ServiceRow>, UseCaseError> {
    let (row, revisions) = services::all_rows(ctx, id).await?;
    rows.extend(revisions);
    rows.extend(row.clone().map(|row| Change::Directory(DirectoryChange::PutService(row))));
    Ok(row)
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
            let (row, letters) = rows_of_case(ctx, &file);
            let letters = letters.into_iter().map(|row| RegisterChange::PutPrint(row).into());
            Ok([RegisterChange::PutCase(row).into()].into_iter().chain(letters).collect())
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

/// What the registers hold of a case: as of its last event, when its rows were written.
pub(super) fn rows_of_case(ctx: TownContext<'_>, file: &CaseFile) -> (CaseRow, Vec<PrintRow>) {
    let case = &file.case;
    let at = file.history.entries.last().map_or(ctx.now, |entry| entry.at);
    let letters = print_rows(case, case, at).into_iter().filter_map(|change| match change {
        Change::Register(RegisterChange::PutPrint(row)) => Some(row),
        _ => None,
    });
    (register_row(case, at), letters.collect())
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

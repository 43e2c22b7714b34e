//! Queues and search: which cases a person sees in a list. The scope of the lists is asked once, never row by row.

mod offered;
mod which;

use std::collections::HashMap;

use ids::{CaseId, ServiceId, StaffId};

use self::offered::departments;
pub use self::{
    offered::{colleagues, own_services, service_names},
    which::{DUE_SOON_DAYS, Queue},
};
use kernel::{
    context::StaffContext,
    error::UseCaseError,
    rows::{CaseCursor, CaseFilter, CaseQuery, CaseRow, CaseSort},
};

/// Rows of one page.
pub const PAGE_ROWS: u32 = 50;

/// In how many rows the neighbours of a case are looked for.
const NEIGHBOUR_ROWS: u32 = 200;

/// The longest search, in characters.
const SEARCH_CHARS_MAX: usize = 100;

/// What is asked of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Listing {
    pub queue: Queue,
    /// Only this service.
    pub service: Option<ServiceId>,
    /// Only what is in each of these filters too.
    pub narrowed: Vec<CaseFilter>,
    /// Order.
    pub sort: CaseSort,
    /// After this place.
    pub after: Option<CaseCursor>,
}

impl Listing {
    /// A queue from its beginning, unfiltered and in its usual order.
    #[must_use]
    pub const fn whole(queue: Queue) -> Self {
        Self { queue, service: None, narrowed: Vec::new(), sort: queue.usual_sort(), after: None }
    }
}

/// Where a case stands in the beginning of a queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Neighbours {
    pub before: Option<CaseId>,
    pub after: Option<CaseId>,
    /// Its place, from 1.
    pub place: u64,
    /// How many cases the queue holds.
    pub total: u64,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Listed {
    pub row: CaseRow,
    /// Whether the applicant did something that this person has not seen.
    pub unread: bool,
    /// The name of who works on it.
    pub assignee: Option<String>,
}

/// A page of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QueuePage {
    /// The cases.
    pub rows: Vec<Listed>,
    /// Where the next page starts.
    pub next: Option<CaseCursor>,
    /// How many cases the whole list holds.
    pub total: u64,
}

/// What a search found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// At most [`PAGE_ROWS`] open and as many finished cases, open ones first.
    pub rows: Vec<Listed>,
    /// There is more than that.
    pub more: bool,
}

/// A page of a queue.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn list_queue(ctx: StaffContext<'_>, listing: &Listing) -> Result<QueuePage, UseCaseError> {
    let query = query(ctx, listing, PAGE_ROWS)?;
    let page = ctx.ports.store.cases(&query).await?;
    let totals = ctx.ports.store.count_cases(&query, &[query.filter]).await?;
    Ok(QueuePage {
        rows: listed(ctx, page.rows).await?,
        next: page.next,
        total: totals.first().copied().unwrap_or(0),
    })
}

/// How many cases each queue holds, in the order of [`Queue::ALL`].
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn count_queues(ctx: StaffContext<'_>) -> Result<Vec<(Queue, u64)>, UseCaseError> {
    let everything = Listing::whole(Queue::Department);
    let query = query(ctx, &everything, 1)?;
    let today = locale::civil_day(ctx.now);
    let filters = Queue::ALL.map(|queue| queue.filter(ctx.signed_in.person(), today));
    let counts = ctx.ports.store.count_cases(&query, &filters).await?;
    Ok(Queue::ALL.into_iter().zip(counts).collect())
}

/// Searches by case number and applicant's name, in open and finished cases.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn search_cases(ctx: StaffContext<'_>, words: &str) -> Result<Found, UseCaseError> {
    let words: String = words.trim().chars().take(SEARCH_CHARS_MAX).collect();
    let mut found = Found { rows: Vec::new(), more: false };
    if words.is_empty() {
        return Ok(found);
    }
    for queue in [Queue::Department, Queue::Done] {
        let listing = Listing { sort: CaseSort::Changed, ..Listing::whole(queue) };
        let query = CaseQuery { search: Some(words.clone()), ..query(ctx, &listing, PAGE_ROWS)? };
        let page = ctx.ports.store.cases(&query).await?;
        found.more |= page.next.is_some();
        found.rows.extend(listed(ctx, page.rows).await?);
    }
    Ok(found)
}

/// Where a case stands in the beginning of a queue; none if it is not there.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn neighbours(
    ctx: StaffContext<'_>,
    listing: &Listing,
    case: CaseId,
) -> Result<Option<Neighbours>, UseCaseError> {
    let query = query(ctx, listing, NEIGHBOUR_ROWS)?;
    let page = ctx.ports.store.cases(&query).await?;
    let ids: Vec<CaseId> = page.rows.iter().map(|(row, _)| row.case).collect();
    let Some(place) = ids.iter().position(|id| *id == case) else { return Ok(None) };
    let totals = ctx.ports.store.count_cases(&query, &[query.filter]).await?;
    Ok(Some(Neighbours {
        before: place.checked_sub(1).and_then(|place| ids.get(place)).copied(),
        after: ids.get(place + 1).copied(),
        place: u64::try_from(place).map_or(u64::MAX, |place| place + 1),
        total: totals.first().copied().unwrap_or(0),
    }))
}

fn query(ctx: StaffContext<'_>, listing: &Listing, limit: u32) -> Result<CaseQuery, UseCaseError> {
    Ok(CaseQuery {
        town: ctx.town,
        departments: departments(ctx)?,
        filter: listing.queue.filter(ctx.signed_in.person(), locale::civil_day(ctx.now)),
        narrowed: listing.narrowed.clone(),
        service: listing.service,
        search: None,
        sort: listing.sort,
        after: listing.after.clone(),
        limit,
        reader: ctx.signed_in.person(),
    })
}

async fn listed(ctx: StaffContext<'_>, rows: Vec<(CaseRow, u64)>) -> Result<Vec<Listed>, UseCaseError> {
    let staff = ctx.ports.store.staff(ctx.town).await?;
    let names: HashMap<StaffId, String> = staff.into_iter().map(|row| (row.person, row.name)).collect();
    let listed = rows.into_iter().map(|(row, seen)| Listed {
        unread: row.applicant_seq > seen,
        assignee: row.assignee.and_then(|person| names.get(&person).cloned()),
        row,
    });
    Ok(listed.collect())
}

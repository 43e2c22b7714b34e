//! Queues and search: which cases a person sees in a list. The scope of the lists is asked once, never row by row.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use access::Departments;
use ids::{CaseId, DepartmentId, PersonId, ServiceId};
use jiff::{Span, civil::Date};

use crate::{
    catalogue::published,
    error::UseCaseError,
    house::{CaseworkerContext, TownContext},
    rows::{CaseCursor, CaseFilter, CaseQuery, CaseRow, CaseSort, NextStep},
};

/// «Due soon» means within so many days.
pub const DUE_SOON_DAYS: i32 = 7;

/// Rows of one page.
pub const PAGE_ROWS: u32 = 50;

/// In how many rows the neighbours of a case are looked for.
const NEIGHBOUR_ROWS: u32 = 200;

/// The longest search, in characters.
const SEARCH_CHARS_MAX: usize = 100;

/// A queue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Queue {
    /// What this person works on.
    Mine,
    /// Everything open in their departments.
    Department,
    /// What nobody has taken.
    Unassigned,
    /// What waits for a second signature.
    CoSign,
    /// What waits for the applicant.
    Waiting,
    /// What is due within [`DUE_SOON_DAYS`].
    Due,
    /// What is late.
    Late,
    /// Whose decision is on its way to the applicant.
    Announcing,
    /// Against whose decision somebody objects.
    Objections,
    /// What is closed or withdrawn.
    Done,
}

impl Queue {
    /// Every queue.
    pub const ALL: [Self; 10] = [
        Self::Mine,
        Self::CoSign,
        Self::Department,
        Self::Unassigned,
        Self::Waiting,
        Self::Due,
        Self::Late,
        Self::Announcing,
        Self::Objections,
        Self::Done,
    ];

    /// Its name in addresses.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mine => "mine",
            Self::Department => "department",
            Self::Unassigned => "unassigned",
            Self::CoSign => "co-sign",
            Self::Waiting => "waiting",
            Self::Due => "due",
            Self::Late => "late",
            Self::Announcing => "announcing",
            Self::Objections => "objections",
            Self::Done => "done",
        }
    }

    /// The queue of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|queue| queue.name() == name)
    }

    /// The order in which it is usually read.
    #[must_use]
    pub const fn usual_sort(self) -> CaseSort {
        match self {
            Self::Mine | Self::CoSign | Self::Department | Self::Due | Self::Late | Self::Objections => {
                CaseSort::Due
            }
            Self::Unassigned => CaseSort::FiledOldest,
            Self::Waiting | Self::Announcing | Self::Done => CaseSort::Changed,
        }
    }

    fn filter(self, person: PersonId, today: Date) -> CaseFilter {
        match self {
            Self::Mine => CaseFilter::AssignedTo(person),
            Self::Department => CaseFilter::Open,
            Self::Unassigned => CaseFilter::Unassigned,
            Self::Waiting => CaseFilter::Waiting,
            Self::Due => {
                CaseFilter::DueBy { today, until: today.saturating_add(Span::new().days(DUE_SOON_DAYS)) }
            }
            Self::Late => CaseFilter::LateOn(today),
            Self::CoSign => CaseFilter::Next(NextStep::CoSign),
            Self::Announcing => CaseFilter::Announcing,
            Self::Objections => CaseFilter::Next(NextStep::Objection),
            Self::Done => CaseFilter::Done,
        }
    }
}

/// What is asked of a queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// Which queue.
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
pub struct Neighbours {
    /// The case before it.
    pub before: Option<CaseId>,
    /// The case after it.
    pub after: Option<CaseId>,
    /// Its place, from 1.
    pub place: u64,
    /// How many cases the queue holds.
    pub total: u64,
}

/// A case in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// Its row.
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
pub async fn list_queue(ctx: CaseworkerContext<'_>, listing: &Listing) -> Result<QueuePage, UseCaseError> {
    let query = query(ctx, listing, PAGE_ROWS)?;
    let page = ctx.house.store.cases(&query).await?;
    let totals = ctx.house.store.count_cases(&query, &[query.filter]).await?;
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
pub async fn count_queues(ctx: CaseworkerContext<'_>) -> Result<Vec<(Queue, u64)>, UseCaseError> {
    let everything = Listing::whole(Queue::Department);
    let query = query(ctx, &everything, 1)?;
    let today = law::civil_day(ctx.now);
    let filters = Queue::ALL.map(|queue| queue.filter(ctx.signed_in.person(), today));
    let counts = ctx.house.store.count_cases(&query, &filters).await?;
    Ok(Queue::ALL.into_iter().zip(counts).collect())
}

/// Searches by case number and applicant's name, in open and finished cases.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn search_cases(ctx: CaseworkerContext<'_>, words: &str) -> Result<Found, UseCaseError> {
    let words: String = words.trim().chars().take(SEARCH_CHARS_MAX).collect();
    let mut found = Found { rows: Vec::new(), more: false };
    if words.is_empty() {
        return Ok(found);
    }
    for queue in [Queue::Department, Queue::Done] {
        let listing = Listing { sort: CaseSort::Changed, ..Listing::whole(queue) };
        let query = CaseQuery { search: Some(words.clone()), ..query(ctx, &listing, PAGE_ROWS)? };
        let page = ctx.house.store.cases(&query).await?;
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
    ctx: CaseworkerContext<'_>,
    listing: &Listing,
    case: CaseId,
) -> Result<Option<Neighbours>, UseCaseError> {
    let query = query(ctx, listing, NEIGHBOUR_ROWS)?;
    let page = ctx.house.store.cases(&query).await?;
    let ids: Vec<CaseId> = page.rows.iter().map(|(row, _)| row.case).collect();
    let Some(place) = ids.iter().position(|id| *id == case) else { return Ok(None) };
    let totals = ctx.house.store.count_cases(&query, &[query.filter]).await?;
    Ok(Some(Neighbours {
        before: place.checked_sub(1).and_then(|place| ids.get(place)).copied(),
        after: ids.get(place + 1).copied(),
        place: u64::try_from(place).map_or(u64::MAX, |place| place + 1),
        total: totals.first().copied().unwrap_or(0),
    }))
}

/// The services of the departments whose cases this person sees; a filter offers no others.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn own_services(ctx: CaseworkerContext<'_>) -> Result<BTreeSet<ServiceId>, UseCaseError> {
    let departments = departments(ctx)?;
    let services = ctx.house.store.services(ctx.town).await?.into_iter();
    let own = services
        .filter(|row| departments.as_ref().is_none_or(|departments| departments.contains(&row.department)));
    Ok(own.map(|row| row.service).collect())
}

/// Who else works in the departments whose cases this person sees, by name; a filter offers nobody else.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn colleagues(ctx: CaseworkerContext<'_>) -> Result<Vec<(PersonId, String)>, UseCaseError> {
    let departments = match departments(ctx)? {
        Some(departments) => departments,
        None => ctx.house.store.departments(ctx.town).await?.into_iter().map(|row| row.department).collect(),
    };
    let mut found = BTreeSet::new();
    for department in departments {
        let there = ctx.house.store.colleagues(ctx.town, department).await?.into_iter();
        let others = there.filter(|row| row.person != ctx.signed_in.person());
        found.extend(others.map(|row| (row.name, row.person)));
    }
    Ok(found.into_iter().map(|(name, person)| (person, name)).collect())
}

/// The names of the town's services in German and English, by id.
///
/// # Errors
///
/// Only if the store fails.
pub async fn service_names(
    ctx: TownContext<'_>,
) -> Result<BTreeMap<ServiceId, form::format::Text>, UseCaseError> {
    let mut names = BTreeMap::new();
    for row in ctx.house.store.services(ctx.town).await? {
        let name = match row.revision {
            Some(revision) => published(ctx, row.service, revision).await?.pack.service.name.clone(),
            // Withdrawn services keep their short name; cases of theirs may still be open.
            None => form::format::Text { de: row.slug.clone(), en: None, easy: None },
        };
        names.insert(row.service, name);
    }
    Ok(names)
}

fn query(ctx: CaseworkerContext<'_>, listing: &Listing, limit: u32) -> Result<CaseQuery, UseCaseError> {
    Ok(CaseQuery {
        town: ctx.town,
        departments: departments(ctx)?,
        filter: listing.queue.filter(ctx.signed_in.person(), law::civil_day(ctx.now)),
        narrowed: listing.narrowed.clone(),
        service: listing.service,
        search: None,
        sort: listing.sort,
        after: listing.after.clone(),
        limit,
        reader: ctx.signed_in.person(),
    })
}

/// The departments that this person's lists are narrowed to; `None` means all of the town.
fn departments(ctx: CaseworkerContext<'_>) -> Result<Option<Vec<DepartmentId>>, UseCaseError> {
    match ctx.house.access.scope(ctx.signed_in).departments {
        Departments::All => Ok(None),
        Departments::Some(departments) if departments.is_empty() => {
            Err(UseCaseError::Forbidden { action: access::Action::ListCases.name() })
        }
        Departments::Some(departments) => Ok(Some(departments.into_iter().collect())),
    }
}

async fn listed(ctx: CaseworkerContext<'_>, rows: Vec<(CaseRow, u64)>) -> Result<Vec<Listed>, UseCaseError> {
    let people = ctx.house.store.people(ctx.town).await?;
    let names: HashMap<PersonId, String> = people.into_iter().map(|row| (row.person, row.name)).collect();
    let listed = rows.into_iter().map(|(row, seen)| Listed {
        unread: row.applicant_seq > seen,
        assignee: row.assignee.and_then(|person| names.get(&person).cloned()),
        row,
    });
    Ok(listed.collect())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn names_of_queues_read_back() {
        for queue in Queue::ALL {
            assert_eq!(Queue::from_name(queue.name()), Some(queue));
        }
        assert_eq!(Queue::from_name("everything"), None);
    }

    #[test]
    fn no_day_is_both_late_and_due() {
        let (me, today) = (PersonId::from_uuid(ids::Uuid::from_u128(1)), date(2026, 11, 23));
        assert_eq!(Queue::Late.filter(me, today), CaseFilter::LateOn(today));
        let due = CaseFilter::DueBy { today, until: date(2026, 11, 30) };
        assert_eq!(Queue::Due.filter(me, today), due);
    }
}

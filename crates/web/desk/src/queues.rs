//! Handlers of queues and search.

mod list_query;
mod table;

use std::collections::BTreeMap;

use axum::extract::State;
use casework::desk::{
    Listing, Queue as Which, QueuePage, colleagues, count_queues, list_queue, own_services, search_cases,
    service_names,
};
use form::format::Text;
use ids::ServiceId;
use kit::{
    address::{Path, Query},
    session::Staff,
    frame::{DeskArea, SideEntry, SideGroup},
    parts::Pager,
    problem::WebError,
    site::Site,
    urls::{Url, desk},
    words::Key,
};
use serde::Deserialize;

use self::{
    list_query::{ListQuery, filters, listing},
    table::{columns, pager, row},
};
use super::{
    queue_page::{Queue, QueueFilter},
    reading::{HandlerResult, AtDesk},
    words,
};
use crate::texts::{Say as _, key};

/// What somebody searches for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Searched {
    #[serde(default)]
    q: String,
}

/// The own queue; those who only read get all open cases, those who see none their account, which says why.
pub(crate) async fn home(State(site): State<Site>, desk: AtDesk, staff: Staff) -> HandlerResult {
    match count_queues(staff.reading(&site)).await {
        Ok(counts) => {
            let holds = |queue| counts.iter().any(|(known, count)| *known == queue && *count > 0);
            // Who leads and has no cases of their own comes for what waits for their signature.
            let first = if !super::works_on_cases(&staff) {
                Which::Department
            } else if super::leads(&staff) && holds(Which::CoSign) && !holds(Which::Mine) {
                Which::CoSign
            } else {
                Which::Mine
            };
            Ok(desk.go_to(&desk::Queue { queue: first.name().to_owned() }))
        }
        Err(kernel::error::UseCaseError::Forbidden { .. }) => Ok(desk.go_to(&desk::Account)),
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn show(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Queue>,
    Query(query): Query<ListQuery>,
) -> HandlerResult {
    let which = Which::from_name(&url.queue).ok_or(WebError::NotFound)?;
    let ctx = staff.reading(&site);
    let names = service_names(ctx.in_town()).await?;
    let listing = listing(&desk, &staff, which, &query);
    let page = list_queue(ctx, &listing).await?;
    let side = side(&site, &desk, &staff, Some(which)).await?;
    let own = own_services(ctx).await?;
    let offered = names.iter().filter(|(service, _)| own.contains(service)).collect();
    let colleagues = colleagues(ctx).await?;
    let filters = filters(desk.language(), (&listing, &query), &offered, &colleagues);
    desk.page(&queue_page(&desk, (&listing, &query), page, &names, (filters, side)))
}

pub(crate) async fn search(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Query(searched): Query<Searched>,
) -> HandlerResult {
    let ctx = staff.reading(&site);
    let found = search_cases(ctx, &searched.q).await?;
    let names = service_names(ctx.in_town()).await?;
    let language = desk.language();
    let wanted = searched.q.trim();
    let heading = match wanted {
        "" => language.say("search").to_string(),
        _ => language.say("search-heading").with("words", wanted).to_string(),
    };
    let mut summary = language.say("queue-count").with("count", found.rows.len()).to_string();
    if found.more {
        summary = language.say("search-more").to_string();
    }
    let rows = found.rows.into_iter().map(|listed| row(&desk, None, listed, &names)).collect();
    let page = Queue {
        frame: desk.frame(heading.clone(), DeskArea::Queues, side(&site, &desk, &staff, None).await?),
        heading,
        summary,
        action: desk::Search.href(),
        filters: Vec::new(),
        reset: None,
        empty: (language.say("search-empty").to_string(), language.say("search-empty-text").to_string()),
        columns: columns(language, None),
        rows,
        pager: Pager { range: String::new(), previous: None, next: None },
    };
    desk.page(&page)
}

/// The queues beside the lists, with their counts.
pub(crate) async fn side(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    current: Option<Which>,
) -> Result<Vec<SideGroup>, WebError> {
    let counts = count_queues(staff.reading(site)).await?;
    let language = desk.language();
    let entries = |wanted: &[Which]| {
        let held = counts.iter().filter(|(queue, _)| wanted.contains(queue));
        held.map(|(queue, count)| SideEntry {
            name: language.say(words::queue_name(*queue)).into(),
            href: desk::Queue { queue: queue.name().to_owned() }.href(),
            count: Some(u32::try_from(*count).unwrap_or(u32::MAX)),
            late: *queue == Which::Late && *count > 0,
            current: current == Some(*queue),
        })
        .collect()
    };
    let mut groups = Vec::new();
    if super::works_on_cases(staff) {
        groups.push(SideGroup {
            heading: language.say("queues-mine").into(),
            entries: entries(&[Which::Mine, Which::CoSign]),
        });
    }
    groups.push(SideGroup {
        heading: language.say("queues-department").into(),
        entries: entries(&[
            Which::Department,
            Which::Unassigned,
            Which::Waiting,
            Which::Due,
            Which::Late,
            Which::Announcing,
            Which::Objections,
            Which::Done,
        ]),
    });
    if super::works_on_cases(staff) {
        let entry = SideEntry {
            name: language.say("paper-application").into(),
            href: desk::PostalApplications.href(),
            count: None,
            late: false,
            current: false,
        };
        groups.push(SideGroup { heading: language.say("queues-register").into(), entries: vec![entry] });
    }
    Ok(groups)
}

fn queue_page(
    desk: &AtDesk,
    (listing, query): (&Listing, &ListQuery),
    page: QueuePage,
    names: &BTreeMap<ServiceId, Text>,
    (filters, side): (Vec<QueueFilter>, Vec<SideGroup>),
) -> Queue {
    let language = desk.language();
    let heading = language.say(words::queue_name(listing.queue)).to_string();
    let plain = desk::Queue { queue: listing.queue.name().to_owned() }.href();
    let narrowed = listing.service.is_some() || !listing.narrowed.is_empty();
    let filtered = narrowed || listing.sort != listing.queue.usual_sort();
    let pager = pager(language, (listing, query), &page);
    let (empty, empty_text) = if narrowed {
        (key("queue-filter-empty"), key("queue-filter-empty-text"))
    } else {
        empty_words(listing.queue)
    };
    Queue {
        frame: desk.frame(heading.clone(), DeskArea::Queues, side),
        heading,
        summary: language.say("queue-count").with("count", page.total).to_string(),
        action: plain.clone(),
        filters,
        reset: filtered.then_some(plain),
        empty: (language.say(empty).to_string(), language.say(empty_text).to_string()),
        columns: columns(language, Some((listing, query))),
        rows: page.rows.into_iter().map(|listed| row(desk, Some(listing.queue), listed, names)).collect(),
        pager,
    }
}

/// What an empty queue tells: what belongs here, and what to do instead.
const fn empty_words(queue: Which) -> (Key, Key) {
    match queue {
        Which::Mine => (key("queue-mine-empty"), key("queue-mine-empty-text")),
        Which::Department => (key("queue-department-empty"), key("queue-department-empty-text")),
        Which::Unassigned => (key("queue-unassigned-empty"), key("queue-unassigned-empty-text")),
        Which::CoSign => (key("queue-co-sign-empty"), key("queue-co-sign-empty-text")),
        Which::Waiting => (key("queue-waiting-empty"), key("queue-waiting-empty-text")),
        Which::Due => (key("queue-due-empty"), key("queue-due-empty-text")),
        Which::Late => (key("queue-late-empty"), key("queue-late-empty-text")),
        Which::Announcing => (key("queue-announcing-empty"), key("queue-announcing-empty-text")),
        Which::Objections => (key("queue-objections-empty"), key("queue-objections-empty-text")),
        Which::Done => (key("queue-done-empty"), key("queue-done-empty-text")),
    }
}

//! Handlers of queues and search.

use app::{
    desk::{
        DUE_SOON_DAYS, Listed, Listing, PAGE_ROWS, Queue as Which, QueuePage, count_queues, list_queue,
        own_services, search_cases, service_names,
    },
    rows::{CaseCursor, CaseFilter, CaseSort, CaseState, NextStep},
};
use axum::extract::{Path, Query, State};
use form::format::Text;
use ids::ServiceId;
use jiff::Span;
use serde::Deserialize;
use std::{collections::BTreeMap, str::FromStr};

use super::{
    queue::{Column, Queue, QueueFilter, QueueRow, Sorted},
    reading::{Answer, AtDesk},
    words,
};
use crate::{
    Language,
    door::Staff,
    format,
    frame::{DeskArea, PersonView, SideEntry, SideGroup},
    parts::{Choice, Link, Pager},
    problem::WebError,
    site::Site,
    urls::{Href, Url, desk},
    words::{Key, key},
};

/// How a list is filtered, sorted and paged.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Asked {
    #[serde(default)]
    service: String,
    #[serde(default)]
    sort: String,
    #[serde(default)]
    state: String,
    #[serde(default)]
    due: String,
    #[serde(default)]
    responsible: String,
    #[serde(default)]
    after: String,
    /// How many rows came before, for «51–100 von 130» only.
    #[serde(default)]
    before: u64,
}

/// What somebody searches for.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Searched {
    #[serde(default)]
    q: String,
}

/// The own queue; those who only read get all open cases, those who see none their account, which says why.
pub(crate) async fn home(State(site): State<Site>, desk: AtDesk, staff: Staff) -> Answer {
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
        Err(app::error::UseCaseError::Forbidden { .. }) => Ok(desk.go_to(&desk::Account)),
        Err(error) => Err(error.into()),
    }
}

pub(crate) async fn show(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Queue>,
    Query(asked): Query<Asked>,
) -> Answer {
    let which = Which::from_name(&url.queue).ok_or(WebError::NotFound)?;
    let ctx = staff.reading(&site);
    let names = service_names(ctx.in_town()).await?;
    let listing = listing(&desk, &staff, which, &asked);
    let page = list_queue(ctx, &listing).await?;
    let side = side(&site, &desk, &staff, Some(which)).await?;
    let own = own_services(ctx).await?;
    let offered = names.iter().filter(|(service, _)| own.contains(service)).collect();
    let filters = filters(desk.language(), (&listing, &asked), &offered);
    desk.page(&queue_page(&desk, (&listing, &asked), page, &names, (filters, side)))
}

pub(crate) async fn search(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Query(searched): Query<Searched>,
) -> Answer {
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
            href: desk::PaperApplications.href(),
            count: None,
            late: false,
            current: false,
        };
        groups.push(SideGroup { heading: language.say("queues-register").into(), entries: vec![entry] });
    }
    Ok(groups)
}

fn listing(desk: &AtDesk, staff: &Staff, queue: Which, asked: &Asked) -> Listing {
    let after = asked.after.rsplit_once('~').and_then(|(value, case)| {
        Some(CaseCursor { value: value.to_owned(), case: ids::CaseId::from_str(case).ok()? })
    });
    Listing {
        queue,
        service: ServiceId::from_str(&asked.service).ok(),
        narrowed: narrowed(desk, staff, asked),
        sort: sort_of(&asked.sort).unwrap_or(queue.usual_sort()),
        after,
    }
}

const SORTS: [(CaseSort, &str, Key); 5] = [
    (CaseSort::Due, "due", key("sort-due")),
    (CaseSort::FiledOldest, "oldest", key("sort-oldest")),
    (CaseSort::FiledNewest, "newest", key("sort-newest")),
    (CaseSort::Changed, "changed", key("sort-changed")),
    (CaseSort::Applicant, "applicant", key("sort-applicant")),
];

fn sort_of(name: &str) -> Option<CaseSort> {
    SORTS.iter().find(|(_, known, _)| *known == name).map(|(sort, ..)| *sort)
}

fn sort_name(sort: CaseSort) -> &'static str {
    SORTS.iter().find(|(known, ..)| *known == sort).map_or("due", |(_, name, _)| name)
}

fn queue_page(
    desk: &AtDesk,
    (listing, asked): (&Listing, &Asked),
    page: QueuePage,
    names: &BTreeMap<ServiceId, Text>,
    (filters, side): (Vec<QueueFilter>, Vec<SideGroup>),
) -> Queue {
    let language = desk.language();
    let heading = language.say(words::queue_name(listing.queue)).to_string();
    let plain = desk::Queue { queue: listing.queue.name().to_owned() }.href();
    let narrowed = listing.service.is_some() || !listing.narrowed.is_empty();
    let filtered = narrowed || listing.sort != listing.queue.usual_sort();
    let pager = pager(language, (listing, asked), &page);
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
        columns: columns(language, Some((listing, asked))),
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

/// The filter by what comes next or stands, in the words of the column, each with its name in addresses.
const STATES: [(&str, CaseFilter, Key); 9] = [
    ("submitted", CaseFilter::InState(CaseState::Submitted), key("desk-state-submitted")),
    ("in-review", CaseFilter::InState(CaseState::InReview), key("desk-state-in-review")),
    ("waiting", CaseFilter::Waiting, key("desk-state-waiting")),
    ("answer-here", CaseFilter::Next(NextStep::AnswerHere), key("desk-state-answer-here")),
    ("co-sign", CaseFilter::Next(NextStep::CoSign), key("desk-state-co-sign")),
    ("deliver", CaseFilter::Next(NextStep::Deliver), key("desk-state-deliver")),
    ("announcing", CaseFilter::Announcing, key("desk-state-announcing")),
    ("objection", CaseFilter::Next(NextStep::Objection), key("desk-state-objection")),
    ("decided", CaseFilter::InState(CaseState::Decided), key("desk-state-decided")),
];

/// What the filters for state, date and person ask for; unknown names ask for nothing.
fn narrowed(desk: &AtDesk, staff: &Staff, asked: &Asked) -> Vec<CaseFilter> {
    let today = desk.today;
    let state = STATES.iter().find(|(name, ..)| *name == asked.state).map(|(_, filter, _)| *filter);
    let due = match asked.due.as_str() {
        "late" => Some(CaseFilter::LateOn(today)),
        "soon" => {
            let until = today.saturating_add(Span::new().days(DUE_SOON_DAYS));
            Some(CaseFilter::DueBy { today, until })
        }
        _ => None,
    };
    let responsible = match asked.responsible.as_str() {
        "me" => Some(CaseFilter::Mine(staff.signed_in.person())),
        "nobody" => Some(CaseFilter::Unassigned),
        _ => None,
    };
    [state, due, responsible].into_iter().flatten().collect()
}

fn filters(
    language: Language,
    (listing, asked): (&Listing, &Asked),
    names: &BTreeMap<&ServiceId, &Text>,
) -> Vec<QueueFilter> {
    let chosen = |choice: Choice, is: bool| if is { choice.chosen() } else { choice };
    let all = chosen(Choice::new("", language.say("desk-filter-all")), listing.service.is_none());
    let choices = |name: &str, label: Key, value: &str, options: &[(&str, Key)]| QueueFilter {
        name: name.to_owned(),
        label: language.say(label).into(),
        options: [("", key("desk-filter-all"))]
            .iter()
            .chain(options)
            .map(|(option, word)| chosen(Choice::new(*option, language.say(*word)), *option == value))
            .collect(),
    };
    let states: Vec<(&str, Key)> = STATES.iter().map(|(name, _, word)| (*name, *word)).collect();
    let services = names.iter().map(|(id, name)| {
        let choice = Choice::new(id.to_string(), name.get(words::form_language(language)));
        chosen(choice, listing.service == Some(**id))
    });
    let sorts = SORTS
        .iter()
        .map(|(sort, name, label)| chosen(Choice::new(*name, language.say(*label)), listing.sort == *sort));
    vec![
        QueueFilter {
            name: "service".to_owned(),
            label: language.say("column-service").into(),
            options: [all].into_iter().chain(services).collect(),
        },
        choices("state", key("column-state"), &asked.state, &states),
        choices(
            "due",
            key("column-due"),
            &asked.due,
            &[("late", key("queue-late")), ("soon", key("queue-due"))],
        ),
        choices(
            "responsible",
            key("column-responsible"),
            &asked.responsible,
            &[("me", key("filter-me")), ("nobody", key("nobody"))],
        ),
        QueueFilter {
            name: "sort".to_owned(),
            label: language.say("filter-sort").into(),
            options: sorts.collect(),
        },
    ]
}

fn columns(language: Language, shown: Option<(&Listing, &Asked)>) -> Vec<Column> {
    let listing = shown.map(|(listing, _)| listing);
    let column = |name: Key, sort: Option<CaseSort>| Column {
        name: language.say(name).into(),
        sort: shown.zip(sort).map(|(shown, sort)| address(shown).with("sort", sort_name(sort))),
        sorted: listing.zip(sort).filter(|(listing, sort)| listing.sort == *sort).map(
            |(_, sort)| match sort {
                CaseSort::FiledNewest | CaseSort::Changed => Sorted::Descending,
                CaseSort::FiledOldest | CaseSort::Due | CaseSort::Applicant => Sorted::Ascending,
            },
        ),
    };
    // A second choice of «received» turns the order round.
    let received = match listing.map(|listing| listing.sort) {
        Some(CaseSort::FiledOldest) => CaseSort::FiledOldest,
        _ => CaseSort::FiledNewest,
    };
    let mut received = column(key("column-received"), Some(received));
    if let (Some(shown), Some(sorted)) = (shown, received.sorted) {
        let other = if sorted == Sorted::Ascending { CaseSort::FiledNewest } else { CaseSort::FiledOldest };
        received.sort = Some(address(shown).with("sort", sort_name(other)));
    }
    vec![
        column(key("column-case"), None),
        column(key("column-applicant"), Some(CaseSort::Applicant)),
        column(key("column-service"), None),
        column(key("column-subject"), None),
        column(key("column-state"), None),
        column(key("column-due"), Some(CaseSort::Due)),
        received,
        column(key("column-responsible"), None),
    ]
}

/// The address of a list with its filters, without order and place.
fn address((listing, asked): (&Listing, &Asked)) -> Href {
    let plain = desk::Queue { queue: listing.queue.name().to_owned() }.href();
    let service = listing.service.map(|service| service.to_string()).unwrap_or_default();
    let filters = [
        ("service", service.as_str()),
        ("state", &asked.state),
        ("due", &asked.due),
        ("responsible", &asked.responsible),
    ];
    let set = filters.into_iter().filter(|(_, value)| !value.is_empty());
    set.fold(plain, |href, (name, value)| href.with(name, value))
}

fn row(desk: &AtDesk, queue: Option<Which>, listed: Listed, names: &BTreeMap<ServiceId, Text>) -> QueueRow {
    let language = desk.language();
    let row = listed.row;
    let mut href = desk::Case { case: row.case }.href();
    if let Some(queue) = queue {
        href = href.with("in", queue.name());
    }
    let name = names.get(&row.service).map(|name| name.get(words::form_language(language)).to_owned());
    QueueRow {
        due: words::due_of(language, &row, desk.today),
        state: words::listed(language, &row),
        number: Link { text: row.number, href },
        unread: listed.unread,
        applicant: row.applicant,
        service: name.unwrap_or_default(),
        subject: row.subject,
        received: format::in_germany(row.filed_at).date(),
        responsible: listed.assignee.map(PersonView::named),
    }
}

fn pager(language: Language, (listing, asked): (&Listing, &Asked), page: &QueuePage) -> Pager {
    let shown = u64::try_from(page.rows.len()).unwrap_or(0);
    let (first, last) = (asked.before + 1, asked.before + shown);
    let range = language.say("queue-range").with("first", first).with("last", last).with("total", page.total);
    let sorted = || address((listing, asked)).with("sort", sort_name(listing.sort));
    let next = page.next.as_ref().map(|cursor| {
        let place = format!("{}~{}", cursor.value, cursor.case);
        sorted().with("after", place).with("before", last)
    });
    // Keyset pages go forward; back leads to the beginning, the browser's own way back to the page before.
    let on_second = asked.before > 0 && asked.before <= u64::from(PAGE_ROWS);
    Pager { range: range.into(), previous: on_second.then(sorted), next }
}

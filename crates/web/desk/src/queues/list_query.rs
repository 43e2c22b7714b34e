//! What a list is asked for, in the words of its address: filters, order, place.

use std::{collections::BTreeMap, str::FromStr};

use casework::desk::{DUE_SOON_DAYS, Listing, Queue as Which};
use form::format::Text;
use ids::{ServiceId, StaffId};
use jiff::Span;
use kernel::rows::{CaseCursor, CaseFilter, CaseSort, CaseState, NextStep};
use kit::{
    session::Staff,
    parts::Choice,
    urls::{Href, Url, desk},
    words::Key,
};
use locale::Language;
use serde::Deserialize;

use crate::{
    queue_page::QueueFilter,
    reading::AtDesk,
    texts::{Say as _, key},
};

/// How a list is filtered, sorted and paged.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct ListQuery {
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
    pub(super) before: u64,
}

pub(super) fn listing(desk: &AtDesk, staff: &Staff, queue: Which, query: &ListQuery) -> Listing {
    let after = query.after.rsplit_once('~').and_then(|(value, case)| {
        Some(CaseCursor { value: value.to_owned(), case: ids::CaseId::from_str(case).ok()? })
    });
    Listing {
        queue,
        service: ServiceId::from_str(&query.service).ok(),
        narrowed: narrowed(desk, staff, query),
        sort: sort_of(&query.sort).unwrap_or(queue.usual_sort()),
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

pub(super) fn sort_name(sort: CaseSort) -> &'static str {
    SORTS.iter().find(|(known, ..)| *known == sort).map_or("due", |(_, name, _)| name)
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
fn narrowed(desk: &AtDesk, staff: &Staff, query: &ListQuery) -> Vec<CaseFilter> {
    let today = desk.today;
    let state = STATES.iter().find(|(name, ..)| *name == query.state).map(|(_, filter, _)| *filter);
    let due = match query.due.as_str() {
        "late" => Some(CaseFilter::LateOn(today)),
        "soon" => {
            let until = today.saturating_add(Span::new().days(DUE_SOON_DAYS));
            Some(CaseFilter::DueBy { today, until })
        }
        _ => None,
    };
    let responsible = match query.responsible.as_str() {
        "me" => Some(CaseFilter::AssignedTo(staff.signed_in.person())),
        "nobody" => Some(CaseFilter::Unassigned),
        id => StaffId::from_str(id).ok().map(CaseFilter::AssignedTo),
    };
    [state, due, responsible].into_iter().flatten().collect()
}

pub(super) fn filters(
    language: Language,
    (listing, query): (&Listing, &ListQuery),
    names: &BTreeMap<&ServiceId, &Text>,
    colleagues: &[(StaffId, String)],
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
        let choice = Choice::new(id.to_string(), name.get(language));
        chosen(choice, listing.service == Some(**id))
    });
    let sorts = SORTS
        .iter()
        .map(|(sort, name, label)| chosen(Choice::new(*name, language.say(*label)), listing.sort == *sort));
    let mut responsible = choices(
        "responsible",
        key("column-responsible"),
        &query.responsible,
        &[("me", key("filter-me")), ("nobody", key("nobody"))],
    );
    responsible.options.extend(colleagues.iter().map(|(person, name)| {
        let id = person.to_string();
        let is = id == query.responsible;
        chosen(Choice::new(id, name), is)
    }));
    vec![
        QueueFilter {
            name: "service".to_owned(),
            label: language.say("column-service").into(),
            options: [all].into_iter().chain(services).collect(),
        },
        choices("state", key("column-state"), &query.state, &states),
        choices(
            "due",
            key("column-due"),
            &query.due,
            &[("late", key("queue-late")), ("soon", key("queue-due"))],
        ),
        responsible,
        QueueFilter {
            name: "sort".to_owned(),
            label: language.say("filter-sort").into(),
            options: sorts.collect(),
        },
    ]
}

/// The address of a list with its filters, without order and place.
pub(super) fn address((listing, query): (&Listing, &ListQuery)) -> Href {
    let plain = desk::Queue { queue: listing.queue.name().to_owned() }.href();
    let service = listing.service.map(|service| service.to_string()).unwrap_or_default();
    let filters = [
        ("service", service.as_str()),
        ("state", &query.state),
        ("due", &query.due),
        ("responsible", &query.responsible),
    ];
    let set = filters.into_iter().filter(|(_, value)| !value.is_empty());
    set.fold(plain, |href, (name, value)| href.with(name, value))
}

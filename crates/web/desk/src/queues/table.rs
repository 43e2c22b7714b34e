//! The table of a list: columns, rows, pages.

use std::collections::BTreeMap;

use casework::desk::{Listed, Listing, PAGE_ROWS, Queue as Which, QueuePage};
use form::format::Text;
use ids::ServiceId;
use kernel::rows::CaseSort;
use kit::{
    format,
    frame::PersonView,
    parts::{Link, Pager},
    urls::{Url, desk},
    words::Key,
};
use locale::Language;

use super::list_query::{ListQuery, address, sort_name};
use crate::{
    queue_page::{Column, QueueRow, Sorted},
    reading::AtDesk,
    texts::{Say as _, key},
    words,
};

pub(super) fn columns(language: Language, shown: Option<(&Listing, &ListQuery)>) -> Vec<Column> {
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

pub(super) fn row(
    desk: &AtDesk,
    queue: Option<Which>,
    listed: Listed,
    names: &BTreeMap<ServiceId, Text>,
) -> QueueRow {
    let language = desk.language();
    let row = listed.row;
    let mut href = desk::Case { case: row.case }.href();
    if let Some(queue) = queue {
        href = href.with("in", queue.name());
    }
    let name = names.get(&row.service).map(|name| name.get(language).to_owned());
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

pub(super) fn pager(language: Language, (listing, query): (&Listing, &ListQuery), page: &QueuePage) -> Pager {
    let shown = u64::try_from(page.rows.len()).unwrap_or(0);
    let (first, last) = (query.before + 1, query.before + shown);
    let range = language.say("queue-range").with("first", first).with("last", last).with("total", page.total);
    let sorted = || address((listing, query)).with("sort", sort_name(listing.sort));
    let next = page.next.as_ref().map(|cursor| {
        let place = format!("{}~{}", cursor.value, cursor.case);
        sorted().with("after", place).with("before", last)
    });
    // Keyset pages go forward; back leads to the beginning, the browser's own way back to the page before.
    let on_second = query.before > 0 && query.before <= u64::from(PAGE_ROWS);
    Pager { range: range.into(), previous: on_second.then(sorted), next }
}

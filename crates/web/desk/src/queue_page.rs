//! A queue: filter, sort, rows, pages.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use jiff::civil::Date;
use kit::{
    frame::{DeskFrame, PersonView},
    parts::{Choice, Due, Link, Pager, State},
    urls::Href,
};

use crate::filters;

/// A queue or what a search found.
#[derive(Debug, Template)]
#[template(path = "queue.html")]
pub(crate) struct Queue {
    pub(crate) frame: DeskFrame,
    pub(crate) heading: String,
    /// «61 Vorgänge, 9 nicht zugewiesen».
    pub(crate) summary: String,
    /// Where the filter form goes (`get`).
    pub(crate) action: Href,
    pub(crate) filters: Vec<QueueFilter>,
    /// None if nothing is filtered.
    pub(crate) reset: Option<Href>,
    /// What an empty list says: what belongs here, and what to do instead.
    pub(crate) empty: (String, String),
    pub(crate) columns: Vec<Column>,
    pub(crate) rows: Vec<QueueRow>,
    pub(crate) pager: Pager,
}

/// A choice in the filter form.
#[derive(Debug)]
pub(crate) struct QueueFilter {
    pub(crate) name: String,
    pub(crate) label: String,
    pub(crate) options: Vec<Choice>,
}

/// A column head, in the order of the cells: number, applicant, service, subject, state, due, received, responsible.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) name: String,
    /// Where the list is sorted by it; none for columns that sort nothing.
    pub(crate) sort: Option<Href>,
    pub(crate) sorted: Option<Sorted>,
}

/// How a column is sorted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sorted {
    Ascending,
    Descending,
}

impl Sorted {
    pub(crate) const fn word(self) -> &'static str {
        match self {
            Self::Ascending => "ascending",
            Self::Descending => "descending",
        }
    }
}

/// One case.
#[derive(Debug)]
pub(crate) struct QueueRow {
    pub(crate) number: Link,
    pub(crate) unread: bool,
    pub(crate) applicant: String,
    pub(crate) service: String,
    pub(crate) subject: String,
    pub(crate) state: State,
    pub(crate) due: Option<Due>,
    pub(crate) received: Date,
    pub(crate) responsible: Option<PersonView>,
}

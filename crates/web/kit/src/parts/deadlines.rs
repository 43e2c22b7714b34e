//! Dates of a case on the desk, each with its reason.

use askama::Template;

use crate::{filters, parts::Due};

/// A table of dates.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone, Template)]
#[template(path = "parts/deadlines.html")]
pub struct Deadlines {
    pub deadlines: Vec<Deadline>,
}

/// One date.
#[expect(missing_docs, reason = "the names of the fields say what they are")]
#[derive(Debug, Clone)]
pub struct Deadline {
    pub name: String,
    /// Why this day: «1 Monat ab Bekanntgabe 20.11. (§ 70 VwGO)». Never empty.
    pub reason: String,
    pub due: Due,
}

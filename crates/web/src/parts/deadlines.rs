//! Dates of a case on the desk, each with its reason.

use askama::Template;

use crate::{filters, parts::Due};

/// A table of dates.
#[derive(Debug, Clone, Template)]
#[template(path = "parts/deadlines.html")]
pub(crate) struct Deadlines {
    pub(crate) deadlines: Vec<Deadline>,
}

/// One date.
#[derive(Debug, Clone)]
pub(crate) struct Deadline {
    pub(crate) name: String,
    /// Why this day: «1 Monat ab Bekanntgabe 20.11. (§ 70 VwGO)». Never empty.
    pub(crate) reason: String,
    pub(crate) due: Due,
}

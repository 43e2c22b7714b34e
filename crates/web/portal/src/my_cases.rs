//! My cases: what waits, what runs, what is done, and drafts.

#[cfg(feature = "samples")]
mod samples;
mod show;

use askama::Template;
use jiff::civil::Date;
use kit::{
    frame::PortalFrame,
    parts::{CsrfFields, Due, Link, State, StateKind},
    urls::Href,
};

use crate::filters;

pub(crate) use show::show;

/// The resident's cases.
#[derive(Debug, Template)]
#[template(path = "my_cases.html")]
pub(crate) struct MyCases {
    pub(crate) frame: PortalFrame,
    pub(crate) filters: Vec<CaseFilter>,
    /// Only groups with cases.
    pub(crate) groups: Vec<CaseGroup>,
    pub(crate) drafts: Vec<DraftCard>,
    /// Where notifications go.
    pub(crate) mail: Option<String>,
    /// Shows how a guest's cases come together in an account.
    pub(crate) guest: bool,
    /// Ends the session; none if there is nothing to end.
    pub(crate) sign_out: Option<CsrfFields>,
}

/// A filter above the list.
#[derive(Debug)]
pub(crate) struct CaseFilter {
    pub(crate) name: String,
    pub(crate) count: u32,
    pub(crate) href: Href,
    pub(crate) current: bool,
    /// Cases in it wait for the resident: the count stands out.
    pub(crate) waiting: bool,
}

/// Cases under one heading.
#[derive(Debug)]
pub(crate) struct CaseGroup {
    pub(crate) heading: String,
    pub(crate) cases: Vec<CaseCard>,
}

/// One case.
#[derive(Debug)]
pub(crate) struct CaseCard {
    pub(crate) title: Link,
    pub(crate) state: State,
    /// How it stands, in a sentence.
    pub(crate) now: String,
    pub(crate) due: Option<Due>,
    pub(crate) number: String,
    /// «Eingereicht am 3. November 2026», «1 neue Nachricht».
    pub(crate) meta: Vec<String>,
}

impl CaseCard {
    /// The colour of the edge follows the state.
    pub(crate) fn edge(&self) -> &'static str {
        match self.state.kind {
            StateKind::Todo => " gw-case--todo",
            StateKind::Done => " gw-case--done",
            StateKind::Work | StateKind::New | StateKind::SignOff => " gw-case--work",
            StateKind::Waiting | StateKind::Stopped => "",
        }
    }
}

/// A draft that can be resumed.
#[derive(Debug)]
pub(crate) struct DraftCard {
    pub(crate) service: String,
    /// «Schritt 2 von 3, zuletzt am 21. November».
    pub(crate) position: String,
    pub(crate) expires_on: Date,
    pub(crate) href: Href,
}

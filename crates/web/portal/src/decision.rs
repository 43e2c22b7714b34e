//! A decision, explained: the verdict, what to do, from when it counts and why, how to object. The PDF binds, this page explains.
//!
//! Before its retrieval there is only a notice with a button: opening an address retrieves nothing.

pub(crate) mod dates;
#[cfg(feature = "samples")]
mod samples;
mod show;
mod view;

use askama::Template;
use kit::{
    frame::PortalFrame,
    parts::{Alert, CsrfFields, Facts, FormattedText, Link, Steps},
    urls::Href,
};

use crate::filters;

pub(crate) use show::{retrieve, show, show_objection};

#[derive(Debug, Template)]
#[template(path = "decision.html")]
pub(crate) struct Decision {
    pub(crate) frame: PortalFrame,
    pub(crate) title: String,
    /// «Bescheid vom 16. November 2026, Vorgang B-2026-0417».
    pub(crate) subtitle: String,
    pub(crate) verdict: Verdict,
    /// What is decided, as in the letter.
    pub(crate) tenor: FormattedText,
    /// What the resident has to do, each with an optional link. May hold `**emphasis**`.
    pub(crate) todo: Vec<(String, Option<Link>)>,
    /// Conditions, as in the letter.
    pub(crate) ancillary_provisions: Vec<FormattedText>,
    pub(crate) payment: Option<Payment>,
    /// Each date with its reason.
    pub(crate) dates: Steps,
    /// What would overturn the dates.
    pub(crate) advice: Option<String>,
    /// Why it was decided so: the reasons of the letter.
    pub(crate) reasons: FormattedText,
    /// How one objects, in short; the full notice stands in the letter.
    pub(crate) objection_text: String,
    /// None once the period has ended.
    pub(crate) objection: Option<Href>,
    pub(crate) ask: Href,
    pub(crate) letter: Href,
    pub(crate) letter_bytes: u64,
    /// What the seal says.
    pub(crate) seal: String,
    pub(crate) facts: Facts,
}

/// How the fee is paid.
#[derive(Debug)]
pub(crate) struct Payment {
    pub(crate) facts: Facts,
}

/// The notice of a decision that cannot be read yet.
#[derive(Debug, Template)]
#[template(path = "decision_notice.html")]
pub(crate) struct DecisionNotice {
    pub(crate) frame: PortalFrame,
    pub(crate) title: String,
    pub(crate) alert: Option<Alert>,
    /// That it is ready and until when, or how else it comes.
    pub(crate) how: String,
    /// Only a post retrieves.
    pub(crate) retrieval: Option<(Href, CsrfFields)>,
    pub(crate) case: Href,
}

/// The verdict in a sentence.
#[derive(Debug)]
pub(crate) struct Verdict {
    pub(crate) tone: Tone,
    pub(crate) sentence: String,
    pub(crate) detail: Option<String>,
}

/// How the verdict reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    Granted,
    Partly,
    Refused,
}

impl Tone {
    pub(crate) const fn classes(self) -> (&'static str, &'static str) {
        match self {
            Self::Granted => ("", "success"),
            Self::Partly => (" gw-verdict--partly", "info"),
            Self::Refused => (" gw-verdict--refused", "danger"),
        }
    }
}

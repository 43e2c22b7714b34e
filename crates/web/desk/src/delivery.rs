//! How a decision is delivered: the way and why, the steps, the proof of each, how the dates are computed, objections.

use askama::Template;
use kit::{
    frame::DeskFrame,
    parts::{Alert, ErrorSummary, Facts, Link, State, Steps},
    urls::Href,
};

use crate::{action_form::ActionForm, filters};

mod actions;
mod build;
mod dates;
mod handlers;
mod proofs;
#[cfg(feature = "samples")]
mod samples;
mod steps;

pub(crate) use handlers::{
    bounce, finality, hand_over, object, order_print, provide, receipt, returned, settle_objection, show,
};
pub(crate) use proofs::letter_method;

/// The delivery of a decision.
#[derive(Debug, Template)]
#[template(path = "delivery.html")]
pub(crate) struct Delivery {
    pub(crate) frame: DeskFrame,
    pub(crate) title: String,
    pub(crate) case: Link,
    pub(crate) state: State,
    /// The sealed letter; none before the seal.
    pub(crate) letter: Option<Href>,
    pub(crate) editor: Link,
    pub(crate) alert: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    pub(crate) steps: Steps,
    /// What happens next, in a sentence or two; may hold `**emphasis**`.
    pub(crate) next: String,
    /// What can be done now, the most likely first.
    pub(crate) actions: Vec<ActionForm>,
    /// The way that it takes and what decided it.
    pub(crate) method: Facts,
    pub(crate) proofs: Vec<Proof>,
    /// «23 Einträge, letzter d1c7 0382 6bb9».
    pub(crate) chain: String,
    /// The dates in both readings.
    pub(crate) computation: Option<Facts>,
    /// Why the dates are what they are, each with its norm.
    pub(crate) reasons: Vec<String>,
    pub(crate) fee: Option<Facts>,
    pub(crate) objections: Vec<ObjectionView>,
    /// Registers one.
    pub(crate) object: Option<ActionForm>,
}

/// One proven step.
#[derive(Debug)]
pub(crate) struct Proof {
    pub(crate) state: State,
    /// To the second where the step is an act, the day where it is computed.
    pub(crate) when: String,
    pub(crate) what: String,
    /// «Eintrag 20, d1c7 0382 6bb9» or how it was computed.
    pub(crate) entry: String,
}

#[derive(Debug)]
pub(crate) struct ObjectionView {
    pub(crate) state: State,
    pub(crate) facts: Facts,
    pub(crate) documents: Vec<Link>,
}

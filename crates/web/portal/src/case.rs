//! A case as its applicant sees it: how it stands, what to do, decisions, messages, documents.

mod act;
pub(crate) mod decisions;
pub(crate) mod inquiries;
#[cfg(feature = "samples")]
mod samples;
mod show;
mod thread;
pub(crate) mod view;
pub(crate) mod words;

use askama::Template;
use kit::{
    frame::PortalFrame,
    parts::{
        Alert, CsrfFields, Documents, Due, ErrorSummary, Facts, Field, Link, State, Steps, Thread, Timeline,
    },
    slots::Panel,
    urls::{Href, Url},
};

use crate::filters;

pub(crate) use act::{mark_seen, reply, write};
pub(crate) use decisions::decision_title;
pub(crate) use show::show;

#[derive(Debug, Template)]
#[template(path = "case.html")]
pub(crate) struct Case {
    pub(crate) frame: PortalFrame,
    pub(crate) title: String,
    pub(crate) state: State,
    /// How it stands, in two sentences.
    pub(crate) lead: String,
    pub(crate) steps: Steps,
    pub(crate) alert: Option<Alert>,
    pub(crate) errors: Option<ErrorSummary>,
    /// Notes that everything was seen, while there is something new. Only a post does: showing the page changes nothing.
    pub(crate) seen: Option<(Href, CsrfFields)>,
    pub(crate) inquiries: Vec<InquiryView>,
    /// The language that both sides write in, as far as it is known.
    pub(crate) spoken: Option<&'static str>,
    pub(crate) decisions: Vec<DecisionCard>,
    pub(crate) thread: Thread,
    /// The form for a message; none when the case is closed.
    pub(crate) write: Option<WriteForm>,
    pub(crate) facts: Facts,
    pub(crate) documents: Documents,
    /// This page, to be loaded again while the receipt is being made.
    pub(crate) receipt_later: Option<Href>,
    /// How the applicant is reached; none when the case is over.
    pub(crate) contact: Option<ContactCard>,
    pub(crate) timeline: Timeline,
    /// Tells a guest how the case comes into an account.
    pub(crate) account_hint: bool,
    /// Where the application is withdrawn, while it can be.
    pub(crate) withdrawal: Option<Href>,
    /// What other wings put beside the case.
    pub(crate) panels: Vec<Panel>,
}

/// An open inquiry with the form for the reply.
#[derive(Debug)]
pub(crate) struct InquiryView {
    /// Unique on the page.
    pub(crate) id: String,
    pub(crate) due: Due,
    /// What the caseworker wrote.
    pub(crate) text: String,
    pub(crate) requested: Documents,
    /// One control per missing document, and the text of the reply.
    pub(crate) fields: Vec<Field>,
    pub(crate) csrf: CsrfFields,
    pub(crate) reply: Href,
    /// Where more time is asked for; none when it was asked for already.
    pub(crate) extension: Option<Href>,
    /// Says until when more time was asked for.
    pub(crate) extension_requested: Option<String>,
    /// Where answers are corrected, if the town asks for it and it is not done.
    pub(crate) correction: Option<Href>,
}

/// A decision of the case in short.
#[derive(Debug)]
pub(crate) struct DecisionCard {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) state: State,
    /// What it says, or how it comes.
    pub(crate) verdict: String,
    pub(crate) facts: Facts,
    pub(crate) page: Href,
    pub(crate) readable: bool,
    /// Opened by a POST of the resident only: the first opening counts as retrieval.
    pub(crate) retrieval: Option<Retrievable>,
}

/// The button that retrieves a decision.
#[derive(Debug)]
pub(crate) struct Retrievable {
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
}

/// A form for a message.
#[derive(Debug)]
pub(crate) struct WriteForm {
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    pub(crate) text: Field,
    pub(crate) documents: Option<Field>,
    /// Folded away while a question waits, so that nobody answers in the wrong place.
    pub(crate) folded: bool,
}

/// How the applicant is reached.
#[derive(Debug)]
pub(crate) struct ContactCard {
    /// Where notifications go, and whether the address is confirmed.
    pub(crate) notified: String,
    pub(crate) address: Link,
    /// How decisions come.
    pub(crate) delivery: String,
    /// None where there is no choice.
    pub(crate) choose: Option<Link>,
}

#[cfg(test)]
mod tests;

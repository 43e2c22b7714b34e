//! The case page of the desk: facts, timeline, documents, messages, notes, the next step, dates with their reasons.

use askama::Template;
use jiff::civil::DateTime;
use kit::{
    frame::{DeskFrame, PersonView},
    parts::{
        Alert, Choice, CsrfFields, Deadlines, Documents, Due, ErrorSummary, Facts, Field, Link, State,
        Thread, Timeline,
    },
    slots::{FormButton, Panel},
    urls::Href,
};

use super::Trail;
use crate::filters;

mod deadlines;
mod forms;
mod next;
#[cfg(feature = "samples")]
mod samples;
mod thread;
mod timeline;
mod view;
mod viewer;

pub(crate) use thread::document_name;
pub(crate) use timeline::{entry_words, who};
pub(crate) use view::{FormValues, case_page, corrections, given};
pub(crate) use viewer::kind as viewer_kind;

#[derive(Debug, Template)]
#[template(path = "case.html")]
pub(crate) struct Case {
    pub(crate) frame: DeskFrame,
    pub(crate) trail: Trail,
    pub(crate) title: String,
    pub(crate) number: String,
    pub(crate) state: State,
    pub(crate) due: Option<Due>,
    pub(crate) errors: Option<ErrorSummary>,
    /// Why something was refused.
    pub(crate) alert: Option<Alert>,
    /// What others brought into the case while somebody wrote here.
    pub(crate) news: Vec<String>,
    /// Number of the last entry that this page shows; forms carry it, so that nobody acts on what they have not seen.
    pub(crate) seen: u64,
    /// Marks that entry as seen, while there is news. Only a post does: showing the page changes nothing.
    pub(crate) mark_seen: Option<(Href, CsrfFields)>,
    /// Links on the right of the head; the last is the primary one.
    pub(crate) actions: Vec<Link>,
    pub(crate) facts: Facts,
    pub(crate) answers: Vec<AnswerBlock>,
    /// «Alle Fassungen der Angaben».
    pub(crate) all_answers: Link,
    pub(crate) timeline: Timeline,
    /// «Vollständige Akte (23 Einträge)».
    pub(crate) record: Link,
    pub(crate) documents: DocumentViewer,
    pub(crate) thread: Thread,
    pub(crate) message: Option<DeskForm>,
    pub(crate) notes: Vec<Note>,
    pub(crate) note: Option<DeskForm>,
    /// Puts documents into the file.
    pub(crate) add_documents: Option<DeskForm>,
    pub(crate) next_step: NextStep,
    /// Open inquiries.
    pub(crate) inquiries: Vec<InquiryCard>,
    pub(crate) decisions: Vec<(Link, State)>,
    pub(crate) deadlines: Deadlines,
    pub(crate) assignment: Assignment,
    /// What other wings put beside the case.
    pub(crate) panels: Vec<Panel>,
}

/// The answers of one step.
#[derive(Debug)]
pub(crate) struct AnswerBlock {
    pub(crate) heading: String,
    /// Shown unfolded.
    pub(crate) open: bool,
    pub(crate) rows: Vec<AnswerLine>,
}

/// One answer of a step.
#[derive(Debug)]
pub(crate) struct AnswerLine {
    pub(crate) label: String,
    /// None where the answer is special and hidden from this reader.
    pub(crate) value: Option<String>,
    /// Each correction: when, by whom, and what stood there before.
    pub(crate) corrected: Vec<String>,
}

#[cfg(feature = "samples")]
impl AnswerLine {
    pub(crate) fn sample(label: &str, value: &str) -> Self {
        Self { label: label.to_owned(), value: Some(value.to_owned()), corrected: Vec::new() }
    }
}

/// Documents of the case with one of them shown.
#[derive(Debug)]
pub(crate) struct DocumentViewer {
    /// «9 Dateien».
    pub(crate) summary: String,
    pub(crate) rows: Vec<ViewerRow>,
    pub(crate) shown: Option<ShownDocument>,
    /// This page, to be loaded again while the receipt is being made.
    pub(crate) receipt_later: Option<Href>,
}

/// One document in the viewer's list.
#[derive(Debug)]
pub(crate) struct ViewerRow {
    /// Opens the same case page with this document shown.
    pub(crate) link: Link,
    /// «03.11., Antrag».
    pub(crate) note: String,
    pub(crate) unread: bool,
    pub(crate) current: bool,
}

/// The document that is shown.
#[derive(Debug)]
pub(crate) struct ShownDocument {
    pub(crate) name: String,
    /// Where the file itself comes from, same origin, shown in place.
    pub(crate) content: Href,
    pub(crate) download: Href,
    pub(crate) kind: ShownKind,
}

/// How a document can be shown in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShownKind {
    Picture,
    Pdf,
    /// Only as a download.
    Other,
}

/// A form with one text field and perhaps files.
#[derive(Debug)]
pub(crate) struct DeskForm {
    pub(crate) action: Href,
    pub(crate) csrf: CsrfFields,
    pub(crate) fields: Vec<Field>,
    /// It takes files.
    pub(crate) files: bool,
    pub(crate) submit: String,
    /// What other wings offer for the text.
    pub(crate) buttons: Vec<FormButton>,
}

/// An internal note.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) author: String,
    pub(crate) at: DateTime,
    pub(crate) text: String,
}

/// An open inquiry.
#[derive(Debug)]
pub(crate) struct InquiryCard {
    /// Until when the applicant is to answer; none once the reply is complete.
    pub(crate) due: Option<Due>,
    /// What was asked for and what has come.
    pub(crate) requested: Documents,
    /// What the applicant wishes: more time.
    pub(crate) wish: Option<String>,
    /// Settles it; none for those who may not.
    pub(crate) settle: Option<(Href, CsrfFields)>,
    pub(crate) extension: Option<Href>,
}

/// Who works on the case, and who could.
#[derive(Debug)]
pub(crate) struct Assignment {
    pub(crate) department: String,
    pub(crate) responsible: Option<PersonView>,
    pub(crate) action: Href,
    pub(crate) take: Option<CsrfFields>,
    pub(crate) release: Option<CsrfFields>,
    /// Colleagues to give it to; for leads.
    pub(crate) give: Option<(CsrfFields, Vec<Choice>)>,
    /// Giving to colleagues and handing over are for leads, which the page says.
    pub(crate) by_lead: bool,
    pub(crate) hand_over: Option<Href>,
}

/// What happens next, and the actions for it.
#[derive(Debug)]
pub(crate) struct NextStep {
    /// May hold `**emphasis**`.
    pub(crate) text: String,
    /// The first is the primary one.
    pub(crate) actions: Vec<StepAction>,
    /// What must not be overlooked in this application, as its service says.
    pub(crate) attention: Vec<String>,
    /// What a partial decision has left; may hold `**emphasis**`.
    pub(crate) rest: Option<String>,
    /// What is missing, and what the form warned of.
    pub(crate) lists: Vec<PointList>,
}

/// Some of the open points of a case.
#[derive(Debug)]
pub(crate) struct PointList {
    pub(crate) heading: String,
    pub(crate) lines: Vec<String>,
}

/// An action of the next step.
#[derive(Debug)]
pub(crate) enum StepAction {
    /// Posts at once; `act` says what, where one address takes several.
    Post { label: String, action: Href, act: &'static str, csrf: CsrfFields },
    /// Leads to a page.
    Open(Link),
}

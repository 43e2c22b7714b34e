//! The case page of the desk: facts, timeline, papers, messages, notes, the next step, dates with their reasons.

use askama::Template;
use jiff::civil::{DateTime, date};

use super::Trail;
use crate::{
    Language, Page, filters,
    frame::DeskFrame,
    parts::{Deadlines, Due, ErrorSummary, Facts, Field, FormGuard, Link, State, Thread, Timeline},
    urls::Href,
};

mod samples;

pub(in crate::desk) use samples::trail as sample_trail;

/// A case.
#[derive(Debug, Template)]
#[template(path = "desk/case.html")]
pub(crate) struct Case {
    pub(crate) frame: DeskFrame,
    pub(crate) trail: Trail,
    pub(crate) title: String,
    pub(crate) number: String,
    pub(crate) state: State,
    pub(crate) due: Option<Due>,
    pub(crate) errors: Option<ErrorSummary>,
    /// Links on the right of the head; the last is the primary one.
    pub(crate) actions: Vec<Link>,
    pub(crate) facts: Facts,
    /// «Alle 31 Angaben, Fassung 4».
    pub(crate) all_answers: Link,
    pub(crate) timeline: Timeline,
    /// «Vollständige Akte (23 Einträge)».
    pub(crate) record: Link,
    pub(crate) papers: PaperViewer,
    pub(crate) thread: Thread,
    pub(crate) message: DeskForm,
    pub(crate) notes: Vec<Note>,
    pub(crate) note: DeskForm,
    pub(crate) next_step: NextStep,
    pub(crate) deadlines: Deadlines,
}

/// Papers of the case with one of them shown.
#[derive(Debug)]
pub(crate) struct PaperViewer {
    /// «9 Dateien».
    pub(crate) summary: String,
    pub(crate) rows: Vec<ViewerRow>,
    pub(crate) shown: Option<ShownPaper>,
}

/// One paper in the viewer's list.
#[derive(Debug)]
pub(crate) struct ViewerRow {
    /// Opens the same case page with this paper shown.
    pub(crate) link: Link,
    /// «03.11., Antrag».
    pub(crate) note: String,
    pub(crate) unread: bool,
    pub(crate) current: bool,
}

/// The paper that is shown.
#[derive(Debug)]
pub(crate) struct ShownPaper {
    pub(crate) name: String,
    /// Where the file itself comes from, same origin, shown in place.
    pub(crate) content: Href,
    pub(crate) download: Href,
    pub(crate) kind: ShownKind,
}

/// How a paper can be shown in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ShownKind {
    Picture,
    Pdf,
    /// Only as a download.
    Other,
}

/// A form with one text field.
#[derive(Debug)]
pub(crate) struct DeskForm {
    pub(crate) action: Href,
    pub(crate) guard: FormGuard,
    pub(crate) field: Field,
    pub(crate) submit: String,
}

/// An internal note.
#[derive(Debug)]
pub(crate) struct Note {
    pub(crate) author: String,
    pub(crate) at: DateTime,
    pub(crate) text: String,
}

/// What happens next, and the actions for it.
#[derive(Debug)]
pub(crate) struct NextStep {
    /// May hold `**emphasis**`.
    pub(crate) text: String,
    /// The first is the primary one.
    pub(crate) actions: Vec<StepAction>,
}

/// An action of the next step.
#[derive(Debug)]
pub(crate) enum StepAction {
    /// Posts at once.
    Post { label: String, action: Href, guard: FormGuard },
    /// Leads to a page.
    Open(Link),
}

impl Page for Case {
    const NAME: &'static str = "desk-case";

    fn samples(language: Language) -> Vec<(&'static str, Self)> {
        let mut picture = samples::case(language);
        picture.papers.shown = Some(samples::shown(ShownKind::Picture));
        let mut other = samples::case(language);
        other.papers.shown = Some(samples::shown(ShownKind::Other));
        vec![("reply-arrived", samples::case(language)), ("picture", picture), ("download-only", other)]
    }
}

/// A note of the samples.
fn sample_note() -> Note {
    Note {
        author: "K. Lorenzen".to_owned(),
        at: date(2026, 11, 12).at(15, 10, 0, 0),
        text: "Linde: offene Faulstelle bis 40 cm Höhe, Klopfprobe hohl. Gutachten abwarten, sonst Kronenpflege vorschlagen."
            .to_owned(),
    }
}

//! The parts that pages are made of: one view struct and one small template each, after KERN UX and our own layer.
//!
//! A part is written into a page with `{{ part }}`; it escapes itself and takes language and base from the [`crate::Place`]. Parts
//! that wrap other content (panel, card) are macros in `templates/parts/wrap.html`.

mod alert;
mod answers;
mod deadlines;
mod due;
mod facts;
mod field;
mod guard;
mod link;
mod message;
mod office;
mod pager;
mod papers;
mod prose;
mod said;
mod state;
mod steps;
mod timeline;

pub(crate) use alert::{Alert, AlertKind, ErrorSummary, FieldProblem};
pub(crate) use answers::{Answer, AnswerSection};
pub(crate) use deadlines::{Deadline, Deadlines};
pub(crate) use due::{Due, DueKind};
pub(crate) use facts::{Fact, Facts};
pub(crate) use field::{
    AddressInput, AutocompleteToken, Choice, DateInput, Field, FieldKind, FileInput, InputMode, TextInput,
    Width, html_id,
};
pub(crate) use guard::FormGuard;
pub(crate) use link::{Icon, Link};
pub(crate) use message::{Author, Message, Thread};
pub(crate) use office::Office;
pub(crate) use pager::Pager;
pub(crate) use papers::{PaperMark, PaperRow, Papers};
pub(crate) use prose::Prose;
pub(crate) use said::Said;
pub(crate) use state::{State, StateKind};
pub(crate) use steps::{Step, StepState, Steps};
pub(crate) use timeline::{Timeline, TimelineEntry, Weight};

/// Marks view structs as parts: their templates escape, so that `{{ part }}` writes them as they are.
macro_rules! parts {
    ($($name:ty),+ $(,)?) => { $( impl askama::filters::HtmlSafe for $name {} )+ };
}
parts!(
    Alert,
    AnswerSection,
    Deadlines,
    Due,
    ErrorSummary,
    Facts,
    Field,
    FormGuard,
    Link,
    Office,
    Pager,
    PaperRow,
    Papers,
    Prose,
    Said,
    State,
    Steps,
    Thread,
    Timeline,
);

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

pub use alert::{Alert, AlertKind, ErrorSummary, FieldProblem};
pub use answers::{Answer, AnswerSection};
pub use deadlines::{Deadline, Deadlines};
pub use due::{Due, DueKind};
pub use facts::{Fact, Facts};
pub use field::{
    AddressInput, AutocompleteToken, Choice, DateInput, Field, FieldKind, FileInput, InputMode, TextInput,
    Width, html_id,
};
pub use guard::CsrfFields;
pub use link::{Icon, Link};
pub use message::{Author, Message, Thread};
pub use office::Office;
pub use pager::Pager;
pub use papers::{PaperMark, PaperRow, Papers};
pub use prose::Prose;
pub use said::Said;
pub use state::{State, StateKind};
pub use steps::{Step, StepState, Steps};
pub use timeline::{Timeline, TimelineEntry, Weight};

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
    CsrfFields,
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

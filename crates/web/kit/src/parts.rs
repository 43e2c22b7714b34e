//! The parts that pages are made of: one view struct and one small template each, after KERN UX and our own layer.
//!
//! A part is written into a page with `{{ part }}`; it escapes itself and takes language and base from the [`crate::RenderContext`]. Parts
//! that wrap other content (panel, card) are macros in `templates/parts/wrap.html`.

mod alert;
mod answers;
mod csrf;
mod deadlines;
mod documents;
mod due;
mod facts;
mod field;
mod formatted_text;
mod link;
mod message;
mod office;
mod pager;
mod state;
mod steps;
mod timeline;
mod translated_text;

pub use alert::{Alert, AlertKind, ErrorSummary, FieldProblem};
pub use answers::{Answer, AnswerSection};
pub use csrf::CsrfFields;
pub use deadlines::{Deadline, Deadlines};
pub use documents::{DocumentMark, DocumentRow, Documents};
pub use due::{Due, DueKind};
pub use facts::{Fact, Facts};
pub use field::{
    AddressInput, AutocompleteToken, Choice, DateInput, Field, FieldKind, FileInput, InputMode, TextInput,
    Width, html_id,
};
pub use formatted_text::FormattedText;
pub use link::{Icon, Link};
pub use message::{Author, Message, Thread};
pub use office::Office;
pub use pager::Pager;
pub use state::{State, StateKind};
pub use steps::{Step, StepState, Steps};
pub use timeline::{Timeline, TimelineEntry, Weight};
pub use translated_text::TranslatedText;

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
    DocumentRow,
    Documents,
    FormattedText,
    TranslatedText,
    State,
    Steps,
    Thread,
    Timeline,
);

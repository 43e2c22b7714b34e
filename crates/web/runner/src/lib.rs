//! The form runner, for residents and for staff alike: from the questions of a step to the parts of a page, and from what a step
//! posted to what its buttons ask for.
//!
//! Rules live in `form` (what is asked, what is wrong) and in `filing` (what may be saved). Which page shows the parts, and where a
//! reader goes on, is a matter of the wings.

mod actions;
mod differences;
mod document_rules;
mod fields;
mod filters;
mod parts;
mod step_parts;
mod texts;
mod uploads;

use form::page::QuestionItem;
use kit::parts::Field;
use locale::Language;

pub use actions::Action;
pub use differences::{differences, questions};
pub use parts::{Builder, ROW, SEQUENCE, SHOWN, Shown, has_problems};
pub use step_parts::{ACTION, FinishedRow, OpenRow, RepeatedGroup, StepPart, StepParts};
pub use texts::WORDS;
pub use uploads::store_documents;

/// A question outside of a draft, with its answer and without the documents that are there.
#[must_use]
pub fn question_field(item: &QuestionItem<'_>, language: Language) -> Field {
    fields::field(item, &[], language)
}

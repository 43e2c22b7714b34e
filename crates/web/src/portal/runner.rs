//! The form runner: from a draft to the page of a step, and from what a step posted to the draft.
//!
//! Rules live in `form` (what is asked, what is wrong) and in `app` (what may be saved). Here questions become fields, buttons
//! become intents, and every outcome becomes a page or a way on.

mod actions;
mod differences;
mod fields;
mod keep;
mod paper_rules;
mod parts;
mod save;
mod show;
mod view;
mod way;

pub(crate) use actions::Action;
pub(in crate::portal) use differences::questions;
pub(crate) use keep::keep_papers;
pub(crate) use parts::{Builder, Shown};
pub(in crate::portal) use save::{autosave, save};
pub(in crate::portal) use show::{gone, show};
pub(crate) use view::{ROW, SHOWN, has_problems};
pub(in crate::portal) use way::{Way, Waypoint};

use form::page::QuestionItem;

use crate::{Language, parts::Field};

/// A question outside of a draft, with its answer and without the papers that are there.
pub(in crate::portal) fn question_field(item: &QuestionItem<'_>, language: Language) -> Field {
    fields::field(item, &[], language)
}

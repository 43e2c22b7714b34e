//! Decisions at the desk: begun, written, heard upon, signed.

pub(crate) mod editor;
pub(crate) mod list;

mod build;
mod forms;
mod handlers;
mod panels;
mod typed;
mod words;

pub(crate) use handlers::{
    begin, discard, edit, hear, preview, read_letter, recall, seal, show, sign_off, skip_hearing,
};
pub(crate) use list::show as list_decisions;
pub(crate) use panels::{marked, short_hash};
pub(crate) use words::{decision_state, outcome_word, purpose};

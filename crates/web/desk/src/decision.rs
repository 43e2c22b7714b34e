//! Decisions at the desk: begun, written, heard upon, signed.

pub(crate) mod editor;
pub(crate) mod list;

mod actions;
mod blocks;
mod build;
mod form_values;
mod forms;
mod handlers;
mod panels;
mod words;

pub(crate) use actions::{discard, hear, recall, seal, send_back, sign_off, skip_hearing};
pub(crate) use handlers::{begin, edit, preview, read_letter, show};
pub(crate) use list::show as list_decisions;
pub(crate) use panels::short_hash;
pub(crate) use words::{decision_state, purpose};

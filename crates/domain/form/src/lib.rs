//! What is asked: forms, the answers to them, and what follows from both.
//!
//! A [`format::Form`] is written by people, or imported, and kept as JSON. [`compile`] turns it
//! once into a [`Revision`]: every rule typed, every name resolved, the order of calculation fixed. From then on
//! [`evaluate`] is a pure and total function of revision, raw answers and today.
//!
//! The crate refuses: clock, randomness, files, network. `today` and all ids come in as values.

mod answers;
mod compile;
mod completion;
mod evaluate;
pub mod facts;
pub mod format;
pub mod limits;
mod message;
pub mod page;
mod path;
pub mod read;
pub mod show;
mod translations;

pub use crate::{
    answers::Answers,
    compile::{FormProblem, PROBLEMS_MAX, Revision, compile},
    completion::compile_completable,
    evaluate::{Evaluation, evaluate},
    message::{Message, Problem},
    path::is_key,
};

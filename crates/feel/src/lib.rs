//! How rules are written: a typed subset of FEEL, the expression language of the OMG's DMN standard.
//!
//! An [`Expression`] is compiled once against a [`Scope`] of typed names and evaluated many times against a
//! [`Lookup`], within a [`Budget`] of steps. The language has no clock, no function definitions and no way out:
//! evaluation is pure, total and ends. `docs/formats/feel.md` lists every operator and function with an example.
//!
//! This crate owns parsing, types, evaluation and what is told to authors. It refuses everything else: no input or
//! output, no knowledge of forms, cases or letters.

mod budget;
mod expression;
mod language;
mod lookup;
mod problem;
mod scope;
mod types;
mod value;
mod words;

pub use crate::budget::{Budget, Exhausted, STEPS_MAX};
pub use crate::expression::{DEPTH_MAX, Expression, TEXT_BYTES_MAX};
pub use crate::language::Language;
pub use crate::lookup::{Frames, Lookup, Reference};
pub use crate::problem::{Expected, Fault, LeftOut, PROBLEMS_MAX, Problem};
pub use crate::scope::{NAME_LENGTH_MAX, NAMES_MAX, Scope, ScopeError, is_name};
pub use crate::types::Type;
pub use crate::value::Value;
pub use crate::words::is_reserved;

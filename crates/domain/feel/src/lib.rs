//! How rules are written: a typed subset of FEEL, the expression language of the OMG's DMN standard.
//!
//! An [`Expression`] is compiled once against a [`Scope`] of typed names and evaluated many times against a
//! [`Lookup`], within a [`Budget`] of steps. The language has no clock, no function definitions and no way out:
//! evaluation is pure, total and ends. `docs/formats/feel.md` lists every operator and function with an example.
//!
//! This crate owns parsing, types, evaluation and what is told to authors. It refuses everything else: no input or
//! output, no knowledge of forms, cases or letters.

mod arithmetic;
mod ast;
mod budget;
mod check;
mod compare;
mod evaluate;
mod expression;
mod functions;
mod lexer;
mod lookup;
mod node;
mod parser;
pub mod pattern;
pub mod possible;
mod problem;
mod scope;
mod temporal;
mod token;
mod types;
mod value;
mod words;

pub use crate::budget::{Budget, Exhausted, STEPS_MAX};
pub use crate::expression::{DEPTH_MAX, Expression, TEXT_LENGTH_MAX};
pub use crate::functions::functions;
pub use crate::lookup::{ComparedText, Frames, Lookup, Reference};
pub use crate::problem::{
    Expected, Fault, LeftOut, Malformed, Misnamed, Mistyped, PROBLEMS_MAX, Problem, Subject,
};
pub use crate::scope::{NAME_LENGTH_MAX, NAMES_MAX, Scope, ScopeError, is_name};
pub use crate::types::Type;
pub use crate::value::Value;
pub use crate::words::{is_reserved, operators};

//! The compiled expression.

use std::sync::Arc;

use crate::budget::{Budget, Exhausted};
use crate::check::{self, Checked};
use crate::evaluate;
use crate::lookup::{ComparedText, Lookup, Reference};
use crate::node::Node;
use crate::parser;
use crate::problem::{Mistyped, Problem, Subject};
use crate::scope::Scope;
use crate::types::Type;
use crate::value::Value;

/// How long an expression is at most, in characters.
pub const TEXT_LENGTH_MAX: usize = 10_000;

/// How deep things may be nested or chained.
pub const DEPTH_MAX: usize = 100;

/// An expression whose names are resolved and whose types are known. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Expression {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    text: String,
    node: Node,
    result_type: Type,
    references: Vec<Reference>,
    compared: Vec<ComparedText>,
}

impl Expression {
    /// Compiles an expression.
    ///
    /// # Errors
    ///
    /// All problems found, at least one, at most [`PROBLEMS_MAX`](crate::PROBLEMS_MAX).
    pub fn compile(text: &str, scope: &Scope) -> Result<Self, Vec<Problem>> {
        let ast = parser::parse(text).map_err(|problem| vec![*problem])?;
        let Checked { node, kind, references, compared } = check::check(text, &ast, scope)?;
        let inner = Inner { text: text.to_owned(), node, result_type: kind, references, compared };
        Ok(Self { inner: Arc::new(inner) })
    }

    /// Compiles an expression that must give the demanded type.
    ///
    /// # Errors
    ///
    /// As [`compile`](Self::compile), and [`Mistyped::Result`] or [`Mistyped::NotBoolean`] for another type.
    pub fn compile_as(text: &str, scope: &Scope, demanded: &Type) -> Result<Self, Vec<Problem>> {
        let expression = Self::compile(text, scope)?;
        let found = expression.result_type();
        if demanded.accepts(found) {
            return Ok(expression);
        }
        let fault = match demanded {
            Type::Boolean => Mistyped::NotBoolean(Subject::of(text.trim(), found.clone())),
            _ => Mistyped::Result { expected: demanded.clone(), found: found.clone() },
        };
        let start = text.len() - text.trim_start().len();
        Err(vec![Problem::at(text, start, fault)])
    }

    /// The text as the author wrote it.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.inner.text
    }

    /// The type of what evaluation gives; null is always possible too.
    #[must_use]
    pub fn result_type(&self) -> &Type {
        &self.inner.result_type
    }

    /// The places that the expression reads, each once, in order of appearance.
    #[must_use]
    pub fn references(&self) -> &[Reference] {
        &self.inner.references
    }

    /// The texts that are compared with what is read, in order of appearance: a caller who knows which texts can occur at
    /// a place finds the comparisons that can never hold.
    #[must_use]
    pub fn compared_texts(&self) -> &[ComparedText] {
        &self.inner.compared
    }

    pub(crate) fn node(&self) -> &Node {
        &self.inner.node
    }

    /// Evaluates against the answers. Never panics; what cannot be computed (overflow, division by zero) is null.
    ///
    /// # Errors
    ///
    /// [`Exhausted`] when the budget of steps is used up.
    pub fn evaluate(&self, lookup: &dyn Lookup, budget: &mut Budget) -> Result<Value, Exhausted> {
        evaluate::evaluate(&self.inner.node, &self.inner.references, lookup, budget)
    }
}

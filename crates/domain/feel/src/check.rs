//! From the syntax tree to the executable tree: resolves names, checks types.
//!
//! All problems of a text are collected; a part with a problem yields nothing, and what contains it stays silent, so
//! that one mistake is told once.

mod calls;
mod compared;
mod lists;
mod names;
mod operators;

use crate::ast::{Ast, Span, Syntax};
use crate::lookup::{ComparedText, Reference};
use crate::node::Node;
use crate::problem::{Fault, Malformed, Mistyped, PROBLEMS_MAX, Problem, Subject};
use crate::scope::Scope;
use crate::types::Type;
use crate::value::Value;

/// A checked expression.
pub(crate) struct Checked {
    pub(crate) node: Node,
    pub(crate) kind: Type,
    pub(crate) references: Vec<Reference>,
    pub(crate) compared: Vec<ComparedText>,
}

/// Checks a whole expression.
pub(crate) fn check(text: &str, ast: &Ast, scope: &Scope) -> Result<Checked, Vec<Problem>> {
    let mut checker = Checker {
        text,
        scope,
        locals: Vec::new(),
        references: Vec::new(),
        compared: Vec::new(),
        problems: Vec::new(),
    };
    let typed = checker.check(ast);
    match typed {
        Some((node, kind)) if checker.problems.is_empty() => {
            Ok(Checked { node, kind, references: checker.references, compared: checker.compared })
        }
        _ => Err(checker.problems),
    }
}

pub(crate) struct Checker<'c> {
    text: &'c str,
    scope: &'c Scope,
    locals: Vec<Local>,
    references: Vec<Reference>,
    compared: Vec<ComparedText>,
    problems: Vec<Problem>,
}

/// A name that a loop or filter brings in.
struct Local {
    name: LocalName,
    kind: Type,
    /// Where its values are read, if they are read outside.
    origin: Option<Reference>,
}

enum LocalName {
    Variable(String),
    /// The item of a filter: called `item`, and if it is a context, its entries are names too.
    Item,
}

type Typed = Option<(Node, Type)>;

impl Checker<'_> {
    fn check(&mut self, ast: &Ast) -> Typed {
        match &ast.syntax {
            Syntax::Literal(value) => Some((Node::Literal(value.clone()), type_of_literal(value))),
            Syntax::Name(_) | Syntax::Entry(..) => self.path(ast),
            Syntax::Negation(operand) => self.negation(operand),
            Syntax::Arithmetic(operator, left, right) => self.arithmetic(*operator, left, right),
            Syntax::Comparison(comparison, left, right) => self.comparison(*comparison, left, right),
            Syntax::And(parts) => self.conditions(parts).map(|parts| (Node::And(parts), Type::Boolean)),
            Syntax::Or(parts) => self.conditions(parts).map(|parts| (Node::Or(parts), Type::Boolean)),
            Syntax::If(condition, then, otherwise) => self.choice(condition, then, otherwise),
            Syntax::Between(value, low, high) => self.between(value, low, high),
            Syntax::In(value, tests) => self.membership(value, tests),
            Syntax::List(items) => self.list(items),
            Syntax::Context(entries) => self.context(entries),
            Syntax::Filter(list, choice) => self.filter(list, choice),
            Syntax::Loop(kind, sources, body) => self.iteration(*kind, sources, body),
            Syntax::Call(name, arguments) => self.call(ast.span, name, arguments),
            Syntax::Interval(_) => self.refuse(ast.span, Malformed::StrayInterval),
        }
    }

    /// Checks all parts, also after a problem, so that all problems are found.
    fn check_all<'a>(&mut self, parts: impl IntoIterator<Item = &'a Ast>) -> Option<Vec<(Node, Type)>> {
        let checked: Vec<Typed> = parts.into_iter().map(|part| self.check(part)).collect();
        checked.into_iter().collect()
    }

    /// A part that must give true or false.
    fn condition(&mut self, ast: &Ast) -> Option<Node> {
        let (node, kind) = self.check(ast)?;
        if Type::Boolean.accepts(&kind) {
            return Some(node);
        }
        let subject = self.subject(ast, kind);
        self.refuse(ast.span, Mistyped::NotBoolean(subject))
    }

    fn conditions(&mut self, parts: &[Ast]) -> Option<Vec<Node>> {
        let checked: Vec<Option<Node>> = parts.iter().map(|part| self.condition(part)).collect();
        checked.into_iter().collect()
    }

    fn choice(&mut self, condition: &Ast, then: &Ast, otherwise: &Ast) -> Typed {
        let condition = self.condition(condition);
        let then = self.check(then);
        let (other_node, other_type) = self.check(otherwise)?;
        let ((then_node, then_type), condition) = (then?, condition?);
        match then_type.join(&other_type) {
            Some(joined) => Some((Node::If(Box::new([condition, then_node, other_node])), joined)),
            None => {
                self.refuse(otherwise.span, Mistyped::Branches { then: then_type, otherwise: other_type })
            }
        }
    }

    /// Notes a problem; gives nothing, so that it can stand for any result.
    fn refuse<T>(&mut self, span: Span, fault: impl Into<Fault>) -> Option<T> {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(Problem::at(self.text, span.start, fault));
        }
        None
    }

    fn subject(&self, ast: &Ast, kind: Type) -> Subject {
        Subject::of(self.text.get(ast.span.start..ast.span.end).unwrap_or_default(), kind)
    }
}

/// The type of what the parser reads as a literal.
fn type_of_literal(value: &Value) -> Type {
    match value {
        // Lists and contexts are never literals to the parser.
        Value::Null | Value::List(_) | Value::Context(_) => Type::Null,
        Value::Boolean(_) => Type::Boolean,
        Value::Number(_) => Type::Number,
        Value::Text(_) => Type::Text,
        Value::Date(_) => Type::Date,
        Value::Time(_) => Type::Time,
        Value::DateTime(_) => Type::DateTime,
        Value::DaysDuration(_) => Type::DaysDuration,
        Value::MonthsDuration(_) => Type::MonthsDuration,
    }
}

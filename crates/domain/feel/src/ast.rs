//! The syntax tree: what was written, before names and types are known.

use crate::value::Value;

/// A stretch of the text, in bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// A piece of syntax with its place. `height` is the longest way down to a leaf, at most
/// [`DEPTH_MAX`](crate::DEPTH_MAX), so that walking the tree cannot exhaust the stack.
#[derive(Debug)]
pub(crate) struct Ast {
    pub(crate) syntax: Syntax,
    pub(crate) span: Span,
    pub(crate) height: usize,
}

#[derive(Debug)]
pub(crate) enum Syntax {
    Literal(Value),
    Name(String),
    /// An entry or property: the name after the point and its place.
    Entry(Box<Ast>, String, Span),
    Negation(Box<Ast>),
    Arithmetic(Arithmetic, Box<Ast>, Box<Ast>),
    Comparison(Comparison, Box<Ast>, Box<Ast>),
    And(Vec<Ast>),
    Or(Vec<Ast>),
    If(Box<Ast>, Box<Ast>, Box<Ast>),
    Between(Box<Ast>, Box<Ast>, Box<Ast>),
    In(Box<Ast>, Vec<Test>),
    List(Vec<Ast>),
    Context(Vec<(String, Span, Ast)>),
    /// A list with a condition or position in square brackets.
    Filter(Box<Ast>, Box<Ast>),
    Loop(Loop, Vec<Source>, Box<Ast>),
    Call(String, Vec<Ast>),
    /// Allowed directly after `in` only, where it becomes a [`Test`].
    Interval(Box<Interval>),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comparison {
    Equal,
    Different,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Loop {
    For,
    Some,
    Every,
}

/// A variable of a loop and what it runs through.
#[derive(Debug)]
pub(crate) struct Source {
    pub(crate) name: String,
    pub(crate) items: Items,
}

#[derive(Debug)]
pub(crate) enum Items {
    Of(Ast),
    /// Whole numbers from the first to the second, both included.
    Counted(Ast, Ast),
}

/// What stands after `in`.
#[derive(Debug)]
pub(crate) enum Test {
    /// A value, or a list that must contain it.
    Value(Ast),
    /// A comparison without its left side.
    Comparison(Comparison, Ast),
    Interval(Interval),
}

#[derive(Debug)]
pub(crate) struct Interval {
    pub(crate) low: Ast,
    pub(crate) low_included: bool,
    pub(crate) high: Ast,
    pub(crate) high_included: bool,
}

impl Arithmetic {
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "/",
            Self::Power => "**",
        }
    }
}

impl Comparison {
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::Different => "!=",
            Self::Less => "<",
            Self::AtMost => "<=",
            Self::Greater => ">",
            Self::AtLeast => ">=",
        }
    }

    pub(crate) fn of_sign(sign: &str) -> Option<Self> {
        [Self::Equal, Self::Different, Self::Less, Self::AtMost, Self::Greater, Self::AtLeast]
            .into_iter()
            .find(|comparison| comparison.sign() == sign)
    }
}

impl Syntax {
    /// The height of a tree with this syntax at its top.
    pub(crate) fn height(&self) -> usize {
        let below = match self {
            Self::Literal(_) | Self::Name(_) => 0,
            Self::Entry(inner, ..) | Self::Negation(inner) => inner.height,
            Self::Arithmetic(_, left, right)
            | Self::Comparison(_, left, right)
            | Self::Filter(left, right) => left.height.max(right.height),
            Self::If(first, second, third) | Self::Between(first, second, third) => {
                first.height.max(second.height).max(third.height)
            }
            Self::And(parts) | Self::Or(parts) | Self::List(parts) | Self::Call(_, parts) => {
                highest(parts.iter())
            }
            Self::Context(entries) => highest(entries.iter().map(|(_, _, entry)| entry)),
            Self::In(value, tests) => value.height.max(highest(tests.iter().flat_map(Test::parts))),
            Self::Interval(interval) => interval.low.height.max(interval.high.height),
            Self::Loop(_, sources, body) => {
                body.height.max(highest(sources.iter().flat_map(Source::parts))) + sources.len()
            }
        };
        below + 1
    }
}

impl Test {
    fn parts(&self) -> Vec<&Ast> {
        match self {
            Self::Value(part) | Self::Comparison(_, part) => vec![part],
            Self::Interval(interval) => vec![&interval.low, &interval.high],
        }
    }
}

impl Source {
    fn parts(&self) -> Vec<&Ast> {
        match &self.items {
            Items::Of(part) => vec![part],
            Items::Counted(from, to) => vec![from, to],
        }
    }
}

fn highest<'a>(parts: impl Iterator<Item = &'a Ast>) -> usize {
    parts.map(|part| part.height).max().unwrap_or(0)
}

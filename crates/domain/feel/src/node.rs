//! The executable tree: names resolved, types checked, literals computed.

use regex::Regex;

use crate::ast::{Arithmetic, Comparison, Loop};
use crate::functions::{Computed, Metered};
use crate::value::Value;

#[derive(Debug)]
pub(crate) enum Node {
    Literal(Value),
    /// A place outside: its number among the expression's references.
    Reference(usize),
    /// A variable of a loop or the item of a filter: 0 is the innermost.
    Local(usize),
    Follow(Box<Node>, Step),
    Negation(Box<Node>),
    Arithmetic(Arithmetic, Box<[Node; 2]>),
    Comparison(Comparison, Box<[Node; 2]>),
    And(Vec<Node>),
    Or(Vec<Node>),
    If(Box<[Node; 3]>),
    Between(Box<[Node; 3]>),
    In(Box<Node>, Vec<Test>),
    List(Vec<Node>),
    Context(Vec<(String, Node)>),
    /// The items for which the condition is true.
    Filter(Box<[Node; 2]>),
    /// The item at a position.
    Position(Box<[Node; 2]>),
    Loop(Loop, Vec<Items>, Box<Node>),
    Call(Computed, Vec<Node>),
    MeteredCall(Metered, Vec<Node>),
    Matches(Box<Node>, Regex),
    Split(Box<Node>, Regex),
}

/// One step along a path; through a list it is taken for each item.
#[derive(Debug, Clone)]
pub(crate) enum Step {
    Entry(String),
    Property(Property),
}

/// What dates, times and durations have after a point.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Property {
    Year,
    Month,
    Day,
    Weekday,
    Hour,
    Minute,
    Second,
    Years,
    Months,
    Days,
    Hours,
    Minutes,
    Seconds,
}

#[derive(Debug)]
pub(crate) enum Items {
    Of(Node),
    Counted(Node, Node),
}

#[derive(Debug)]
pub(crate) enum Test {
    /// Equal to this value.
    Equal(Node),
    /// One of the items of this list.
    OneOf(Node),
    Comparison(Comparison, Node),
    Interval {
        low: Node,
        low_included: bool,
        high: Node,
        high_included: bool,
    },
}

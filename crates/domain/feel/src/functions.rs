//! The built-in functions: one table per subject.
//!
//! Each function has a name, a call as example, a check of its argument types and a computation. All are pure and
//! give null for what they cannot compute, also for a null argument unless it says otherwise.

mod lists;
mod logic;
mod numbers;
mod temporal;
mod texts;

pub(crate) use self::logic::{conjunction, disjunction};

use std::borrow::Cow;

use crate::budget::{Exhausted, Meter};
use crate::types::Type;
use crate::value::Value;

/// The most words that the name of a function has.
pub(crate) const NAME_WORDS_MAX: usize = 4;

/// A built-in function.
#[derive(Debug)]
pub(crate) struct Function {
    pub(crate) name: &'static str,
    /// A call as it should look.
    pub(crate) usage: &'static str,
    pub(crate) check: fn(&[Type]) -> Signature,
    pub(crate) body: Body,
}

/// What becomes of a call with arguments of certain types.
#[derive(Debug, PartialEq)]
pub(crate) enum Signature {
    Gives(Type),
    WrongCount,
    /// The argument at this index has the wrong type.
    Wrong(usize),
}

/// How the result comes about.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Body {
    Computed(Computed),
    /// As computed, and costing steps of its own.
    Metered(Metered),
    /// A date or time: read at once from a literal text, otherwise computed.
    Temporal(fn(&str) -> Option<Value>, Computed),
    /// A duration, from a literal text only, because its type depends on it.
    Duration,
    /// A search with a literal pattern.
    Matches,
    /// A split at a literal pattern.
    Split,
}

pub(crate) type Computed = fn(&Arguments<'_>) -> Value;
pub(crate) type Metered = fn(&Arguments<'_>) -> Result<Value, Exhausted>;

/// The values of a call's arguments.
pub(crate) struct Arguments<'a> {
    pub(crate) values: &'a [Cow<'a, Value>],
    pub(crate) meter: &'a Meter,
}

/// The name of each built-in function with a call as example, for editors and documentation.
pub fn functions() -> impl Iterator<Item = (&'static str, &'static str)> {
    all().map(|function| (function.name, function.usage))
}

pub(crate) fn all() -> impl Iterator<Item = &'static Function> {
    logic::FUNCTIONS
        .iter()
        .chain(&numbers::FUNCTIONS)
        .chain(&texts::FUNCTIONS)
        .chain(&lists::FUNCTIONS)
        .chain(&temporal::FUNCTIONS)
}

pub(crate) fn find(name: &str) -> Option<&'static Function> {
    all().find(|function| function.name == name)
}

impl Arguments<'_> {
    /// The argument at the index; null if it was left out.
    fn get(&self, index: usize) -> &Value {
        self.values.get(index).map_or(&Value::Null, |value| value)
    }

    /// The items of the one list argument, or the arguments themselves; nothing for a null in place of the list.
    fn spread(&self) -> Option<Vec<&Value>> {
        match self.values {
            [only] => match &**only {
                Value::List(items) => Some(items.iter().collect()),
                Value::Null => None,
                single => Some(vec![single]),
            },
            several => Some(several.iter().map(|value| &**value).collect()),
        }
    }
}

/// The signature of a function whose arguments have fixed types, of which the last few may be left out.
fn fixed(kinds: &[Type], wanted: &[Type], optional: usize, result: Type) -> Signature {
    if kinds.len() > wanted.len() || kinds.len() + optional < wanted.len() {
        return Signature::WrongCount;
    }
    match kinds.iter().zip(wanted).position(|(kind, wanted)| !wanted.accepts(kind)) {
        Some(index) => Signature::Wrong(index),
        None => Signature::Gives(result),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{NAME_WORDS_MAX, all};

    #[test]
    fn each_name_stands_once_and_begins_its_usage() {
        let mut names = BTreeSet::new();
        for function in all() {
            assert!(names.insert(function.name), "{} stands twice", function.name);
            assert!(function.usage.starts_with(&format!("{}(", function.name)), "{}", function.usage);
            assert!(function.name.split(' ').count() <= NAME_WORDS_MAX);
        }
    }
}

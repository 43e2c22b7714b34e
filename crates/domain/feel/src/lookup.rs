//! How an expression gets at the answers.
//!
//! Names are resolved when an expression is compiled; at evaluation the caller is asked by [`Reference`], which
//! carries both the slot (quick) and the names (convenient).

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::value::Value;

/// A place that an expression reads: a declared name and the entries followed from it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Reference {
    pub(crate) level: usize,
    pub(crate) slot: usize,
    pub(crate) path: Vec<String>,
}

impl Reference {
    /// The level of the frame that declares the first name; 0 is the outermost.
    #[must_use]
    pub fn level(&self) -> usize {
        self.level
    }

    /// The slot of the first name within its frame, as [`Scope::declare`](crate::Scope::declare) gave it.
    #[must_use]
    pub fn slot(&self) -> usize {
        self.slot
    }

    /// The names, never empty: first the declared one, then the entries followed. Through a list they mean the list
    /// of what each item holds there.
    #[must_use]
    pub fn path(&self) -> &[String] {
        &self.path
    }

    /// The names after the declared one.
    #[must_use]
    pub fn entries(&self) -> &[String] {
        self.path.get(1..).unwrap_or_default()
    }
}

/// A text that is written out in an expression and compared with what is read at a place: by `=`, `!=`, `in` or
/// `list contains`. Through lists, loops and filters the place is that of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ComparedText {
    /// The place.
    pub reference: Reference,
    pub text: String,
    /// The line of the text in the expression, counted from 1.
    pub line: usize,
    /// The character within the line, counted from 1.
    pub column: usize,
}

/// Where the answers are. What it gives must have the type that the scope declared, or be null.
pub trait Lookup {
    /// The value at the reference; null where nobody answered.
    fn value(&self, reference: &Reference) -> Cow<'_, Value>;
}

/// Answers by level and slot, the quickest way: `frames[level][slot]`.
#[derive(Debug, Clone, Copy)]
pub struct Frames<'a>(pub &'a [&'a [Value]]);

impl Lookup for Frames<'_> {
    fn value(&self, reference: &Reference) -> Cow<'_, Value> {
        let declared = self.0.get(reference.level).and_then(|frame| frame.get(reference.slot));
        declared.map_or(Cow::Owned(Value::Null), |value| value.at(reference.entries()))
    }
}

/// Answers by name, whatever the level.
impl Lookup for BTreeMap<String, Value> {
    fn value(&self, reference: &Reference) -> Cow<'_, Value> {
        let declared = reference.path.first().and_then(|name| self.get(name));
        declared.map_or(Cow::Owned(Value::Null), |value| value.at(reference.entries()))
    }
}

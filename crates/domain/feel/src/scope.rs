//! Which names an expression may use, and their types.
//!
//! A scope is a frame of names, possibly within an outer scope: a row's frame stands within the form's. A name is
//! looked for in the innermost frame first. A name can be declared ambiguous: then its use is a problem, unless a
//! frame further in declares it plainly.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::types::Type;
use crate::words;

/// How many names one frame holds at most.
pub const NAMES_MAX: usize = 20_000;

/// How long a name is at most, in characters.
pub const NAME_LENGTH_MAX: usize = 100;

/// Why a name could not be declared.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ScopeError {
    /// Not a letter or underscore followed by letters, digits and underscores, or too long.
    #[error("`{0}` is not a name")]
    NotAName(String),
    /// A word of the language, such as `and`.
    #[error("`{0}` is a reserved word")]
    Reserved(String),
    /// This frame has the name already.
    #[error("`{0}` is declared twice")]
    DeclaredTwice(String),
    /// The frame is full.
    #[error("more than {NAMES_MAX} names in one frame")]
    TooManyNames,
}

/// The names an expression may use.
#[derive(Debug, Clone, Default)]
pub struct Scope {
    outer: Option<Arc<Scope>>,
    names: BTreeMap<String, Entry>,
    slots: usize,
}

#[derive(Debug, Clone)]
pub(crate) enum Entry {
    Known { slot: usize, kind: Type },
    Ambiguous(Vec<String>),
}

/// What a name means: the level of its frame (0 is the outermost) and the entry there.
pub(crate) struct Found<'a> {
    pub(crate) level: usize,
    pub(crate) entry: &'a Entry,
}

impl Scope {
    /// An empty outermost scope.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// An empty scope within `outer`, for example for the rows of a repeated group.
    #[must_use]
    pub fn within(outer: Arc<Self>) -> Self {
        Self { outer: Some(outer), ..Self::default() }
    }

    /// Declares a name and gives its slot: its number within this frame, counted from 0 in order of declaration.
    ///
    /// # Errors
    ///
    /// [`ScopeError`] if the name is malformed, reserved, or declared already in this frame.
    pub fn declare(&mut self, name: &str, kind: Type) -> Result<usize, ScopeError> {
        let slot = self.slots;
        self.insert(name, Entry::Known { slot, kind })?;
        self.slots += 1;
        Ok(slot)
    }

    /// Declares that a name could mean several things, so that using it is a problem that lists `candidates`.
    ///
    /// # Errors
    ///
    /// [`ScopeError`] if the name is malformed, reserved, or declared already in this frame.
    pub fn declare_ambiguous(&mut self, name: &str, candidates: Vec<String>) -> Result<(), ScopeError> {
        self.insert(name, Entry::Ambiguous(candidates))
    }

    /// The level of this frame: 0 for the outermost, one more for each scope within.
    #[must_use]
    pub fn level(&self) -> usize {
        self.outer.as_ref().map_or(0, |outer| outer.level() + 1)
    }

    /// The type of a name as seen from here, unless it is unknown or ambiguous.
    #[must_use]
    pub fn type_of(&self, name: &str) -> Option<&Type> {
        match self.find(name)?.entry {
            Entry::Known { kind, .. } => Some(kind),
            Entry::Ambiguous(_) => None,
        }
    }

    pub(crate) fn find(&self, name: &str) -> Option<Found<'_>> {
        match self.names.get(name) {
            Some(entry) => Some(Found { level: self.level(), entry }),
            None => self.outer.as_ref()?.find(name),
        }
    }

    pub(crate) fn names(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        let own = self.names.keys().map(String::as_str);
        match &self.outer {
            Some(outer) => Box::new(own.chain(outer.names())),
            None => Box::new(own),
        }
    }

    fn insert(&mut self, name: &str, entry: Entry) -> Result<(), ScopeError> {
        if !is_name(name) {
            return Err(ScopeError::NotAName(name.to_owned()));
        }
        if words::is_reserved(name) {
            return Err(ScopeError::Reserved(name.to_owned()));
        }
        if self.names.len() >= NAMES_MAX {
            return Err(ScopeError::TooManyNames);
        }
        if self.names.contains_key(name) {
            return Err(ScopeError::DeclaredTwice(name.to_owned()));
        }
        self.names.insert(name.to_owned(), entry);
        Ok(())
    }
}

/// Whether a text can be a name: a letter or underscore, then letters, digits and underscores.
///
/// Reserved words have this shape too; [`is_reserved`](crate::is_reserved) tells them.
#[must_use]
pub fn is_name(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(words::starts_name)
        && characters.all(words::continues_name)
        && text.chars().count() <= NAME_LENGTH_MAX
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::{Scope, ScopeError, Type};

    #[test]
    fn the_row_comes_first_then_outward() {
        let mut form = Scope::new();
        form.declare("grund", Type::Text).unwrap();
        form.declare("umfang", Type::Text).unwrap();
        let mut row = Scope::within(Arc::new(form));
        assert_eq!(row.declare("umfang", Type::Number), Ok(0));
        assert_eq!(row.type_of("umfang"), Some(&Type::Number));
        assert_eq!(row.type_of("grund"), Some(&Type::Text));
        assert_eq!(row.find("grund").unwrap().level, 0);
        assert_eq!(row.find("umfang").unwrap().level, 1);
    }

    #[test]
    fn malformed_reserved_and_repeated_names_are_refused() {
        let mut scope = Scope::new();
        assert_eq!(scope.declare("größe_2", Type::Number), Ok(0));
        assert_eq!(scope.declare("größe_2", Type::Number), Err(ScopeError::DeclaredTwice("größe_2".into())));
        assert_eq!(scope.declare("and", Type::Number), Err(ScopeError::Reserved("and".into())));
        assert_eq!(scope.declare("2fach", Type::Number), Err(ScopeError::NotAName("2fach".into())));
        assert_eq!(scope.declare("a-b", Type::Number), Err(ScopeError::NotAName("a-b".into())));
    }
}

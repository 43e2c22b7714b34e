//! The languages in which problems are told.

/// A language of the user interface.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// German, the first.
    De,
    /// English.
    En,
}

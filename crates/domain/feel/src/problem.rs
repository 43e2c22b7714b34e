//! What is wrong with an expression, where, and what to do about it.
//!
//! Owns the place and the wording. The kinds of faults stand in [`fault`], their sentences in [`german`] and
//! [`english`]; they name things as the author wrote them.

mod english;
mod fault;
mod german;

use locale::Language;

pub use self::fault::{Expected, Fault, LeftOut, Malformed, Misnamed, Mistyped, Subject};

/// How many problems of one expression are reported at most.
pub const PROBLEMS_MAX: usize = 20;

/// One thing that is wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The line, counted from 1.
    pub line: usize,
    /// The character within the line, counted from 1.
    pub column: usize,
    /// What is wrong.
    pub fault: Fault,
}

/// Line and character of a byte of the text, both counted from 1.
pub(crate) fn place(text: &str, byte: usize) -> (usize, usize) {
    let before = text.get(..byte).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    (line, column)
}

impl Problem {
    /// A stable word for the kind of fault, for programs that read the problem.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.fault {
            Fault::Malformed(fault) => fault.code(),
            Fault::Misnamed(fault) => fault.code(),
            Fault::Mistyped(fault) => fault.code(),
        }
    }

    /// The whole sentence for the author: the place, what is wrong, what to do.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let Self { line, column, .. } = self;
        match language {
            Language::German => format!("Zeile {line}, Zeichen {column}: {}", self.advice(language)),
            Language::English => format!("Line {line}, character {column}: {}", self.advice(language)),
        }
    }

    /// The sentence without the place.
    #[must_use]
    pub fn advice(&self, language: Language) -> String {
        match language {
            Language::German => german::advice(&self.fault),
            Language::English => english::advice(&self.fault),
        }
    }

    /// A problem at a byte of the text.
    pub(crate) fn at(text: &str, byte: usize, fault: impl Into<Fault>) -> Self {
        let (line, column) = place(text, byte);
        Self { line, column, fault: fault.into() }
    }
}

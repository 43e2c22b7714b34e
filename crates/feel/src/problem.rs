//! What is wrong with an expression, where, and what to do about it.
//!
//! Owns the kinds of faults with the facts their sentences need. The sentences themselves stand in [`german`] and
//! [`english`]; they name things as the author wrote them.

mod english;
mod german;

use crate::language::Language;
use crate::types::Type;

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

/// What can be wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// There is nothing but white space.
    Empty,
    /// The text is longer than [`TEXT_BYTES_MAX`](crate::TEXT_BYTES_MAX).
    TooLong,
    /// More than [`DEPTH_MAX`](crate::DEPTH_MAX) things stand in each other, or in one chain.
    TooDeep,
    /// A character that means nothing here.
    UnexpectedCharacter(char),
    /// A text without its closing quotation mark.
    UnclosedText,
    /// A comment without its end.
    UnclosedComment,
    /// A backslash followed by something unknown.
    BadEscape,
    /// A number with more digits than fit.
    BadNumber(String),
    /// Something else was expected; `found` is what stands there, `None` at the end.
    Expected {
        /// What should stand here.
        expected: Expected,
        /// What stands here.
        found: Option<String>,
    },
    /// `a < b < c`.
    ChainedComparison,
    /// An interval outside of `in` and `for`.
    StrayInterval,
    /// Something that FEEL has but this subset leaves out.
    LeftOut(LeftOut),
    /// A date, time or duration that none is.
    BadTemporal(String),
    /// An argument that must be written out as a text in quotation marks.
    NotLiteral {
        /// The function.
        function: String,
    },
    /// A pattern that is no regular expression.
    BadPattern(String),
    /// A name that nothing has.
    UnknownName {
        /// The name.
        name: String,
        /// A known one that looks like it.
        similar: Option<String>,
    },
    /// A name that several things have.
    AmbiguousName {
        /// The name.
        name: String,
        /// What it could mean.
        candidates: Vec<String>,
    },
    /// A function that does not exist.
    UnknownFunction {
        /// The name.
        name: String,
        /// A known one that looks like it.
        similar: Option<String>,
    },
    /// An entry that the thing before the point does not have.
    UnknownEntry {
        /// The name after the point.
        entry: String,
        /// The type before the point.
        of: Type,
        /// What it has.
        known: Vec<String>,
    },
    /// The same entry twice in one context.
    RepeatedEntry(String),
    /// Too few or too many arguments.
    ArgumentCount {
        /// The function.
        function: &'static str,
        /// How it is called.
        usage: &'static str,
        /// How many were given.
        found: usize,
    },
    /// An argument of the wrong type.
    Argument {
        /// The function.
        function: &'static str,
        /// How it is called.
        usage: &'static str,
        /// Which argument, counted from 1.
        position: usize,
        /// Its type.
        found: Type,
    },
    /// Two things of different types are compared.
    Incomparable {
        /// The left side as written.
        left: String,
        /// Its type.
        left_type: Type,
        /// The right side as written.
        right: String,
        /// Its type.
        right_type: Type,
    },
    /// Things of a type that knows no before and after are compared with `<`, `between` or an interval.
    Unordered {
        /// The side as written.
        subject: String,
        /// Its type.
        found: Type,
    },
    /// Two types that an arithmetic operator does not take.
    Arithmetic {
        /// The operator.
        operator: &'static str,
        /// The type on its left.
        left: Type,
        /// The type on its right.
        right: Type,
    },
    /// A minus before something that has no sign.
    Negation(Type),
    /// A condition that gives something other than true or false.
    NotBoolean {
        /// The condition as written.
        subject: String,
        /// Its type.
        found: Type,
    },
    /// A list was needed.
    NotAList {
        /// What was given, as written.
        subject: String,
        /// Its type.
        found: Type,
    },
    /// The bounds of a counted loop are no numbers.
    NotANumber {
        /// What was given, as written.
        subject: String,
        /// Its type.
        found: Type,
    },
    /// The branches of an `if` give different types.
    Branches {
        /// The type after `then`.
        then: Type,
        /// The type after `else`.
        otherwise: Type,
    },
    /// The items of a list have different types.
    Items {
        /// The type of the items before.
        first: Type,
        /// The type of this one.
        other: Type,
    },
    /// The whole expression gives another type than the place demands.
    Result {
        /// What the place demands.
        expected: Type,
        /// What the expression gives.
        found: Type,
    },
}

/// What the parser was waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Expected {
    /// A value, a name or a function call.
    Operand,
    /// The end, or an operator that goes on.
    EndOrOperator,
    /// This word.
    Word(&'static str),
    /// This sign.
    Sign(&'static str),
    /// A name of one's own choice.
    Name,
    /// A comma, or this closing sign.
    CommaOr(&'static str),
}

/// What FEEL has but this subset leaves out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// `function(x) x + 1`.
    FunctionDefinition,
    /// `today()` and `now()`.
    Clock,
    /// `instance of`.
    InstanceOf,
    /// `f(name: value)`.
    NamedArguments,
}

impl Problem {
    /// A stable word for the kind of fault, for programs that read the problem.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match &self.fault {
            Fault::Empty => "empty",
            Fault::TooLong => "too_long",
            Fault::TooDeep => "too_deep",
            Fault::UnexpectedCharacter(_) => "unexpected_character",
            Fault::UnclosedText => "unclosed_text",
            Fault::UnclosedComment => "unclosed_comment",
            Fault::BadEscape => "bad_escape",
            Fault::BadNumber(_) => "bad_number",
            Fault::Expected { .. } => "expected",
            Fault::ChainedComparison => "chained_comparison",
            Fault::StrayInterval => "stray_interval",
            Fault::LeftOut(_) => "left_out",
            Fault::BadTemporal(_) => "bad_temporal",
            Fault::NotLiteral { .. } => "not_literal",
            Fault::BadPattern(_) => "bad_pattern",
            Fault::UnknownName { .. } => "unknown_name",
            Fault::AmbiguousName { .. } => "ambiguous_name",
            Fault::UnknownFunction { .. } => "unknown_function",
            Fault::UnknownEntry { .. } => "unknown_entry",
            Fault::RepeatedEntry(_) => "repeated_entry",
            Fault::ArgumentCount { .. } => "argument_count",
            Fault::Argument { .. } => "argument",
            Fault::Incomparable { .. } => "incomparable",
            Fault::Unordered { .. } => "unordered",
            Fault::Arithmetic { .. } => "arithmetic",
            Fault::Negation(_) => "negation",
            Fault::NotBoolean { .. } => "not_boolean",
            Fault::NotAList { .. } => "not_a_list",
            Fault::NotANumber { .. } => "not_a_number",
            Fault::Branches { .. } => "branches",
            Fault::Items { .. } => "items",
            Fault::Result { .. } => "result",
        }
    }

    /// The whole sentence for the author: the place, what is wrong, what to do.
    #[must_use]
    pub fn message(&self, language: Language) -> String {
        let Self { line, column, .. } = self;
        match language {
            Language::De => format!("Zeile {line}, Zeichen {column}: {}", self.advice(language)),
            Language::En => format!("Line {line}, character {column}: {}", self.advice(language)),
        }
    }

    /// The sentence without the place.
    #[must_use]
    pub fn advice(&self, language: Language) -> String {
        match language {
            Language::De => german::advice(&self.fault),
            Language::En => english::advice(&self.fault),
        }
    }

    /// A problem at a byte of the text.
    pub(crate) fn at(text: &str, byte: usize, fault: Fault) -> Self {
        let before = text.get(..byte).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        Self { line, column, fault }
    }
}

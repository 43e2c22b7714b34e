//! The kinds of faults, each with the facts that its sentence needs.
//!
//! Long because every fault is documented where it stands.

use crate::types::Type;

/// What can be wrong with an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fault {
    /// It cannot be read.
    Malformed(Malformed),
    /// It names what is not there.
    Misnamed(Misnamed),
    /// It puts together what does not go together.
    Mistyped(Box<Mistyped>),
}

/// Why a text cannot be read as an expression.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Malformed {
    /// There is nothing but white space.
    Empty,
    /// The text is longer than [`TEXT_LENGTH_MAX`](crate::TEXT_LENGTH_MAX).
    TooLong,
    /// More than [`DEPTH_MAX`](crate::DEPTH_MAX) things stand in each other, or in one chain.
    TooDeep,
    /// A character that means nothing here.
    UnexpectedCharacter(char),
    /// A sign or word of another language, such as `==`, and what FEEL has instead.
    Foreign {
        /// What stands here.
        found: &'static str,
        /// What FEEL writes.
        instead: &'static str,
    },
    /// A text without its closing quotation mark.
    UnclosedText,
    /// A comment without its end.
    UnclosedComment,
    /// A backslash followed by something unknown.
    BadEscape,
    /// A number with more digits than fit.
    BadNumber(String),
    /// A number in German habit, with points between thousands and a comma.
    GroupedNumber {
        /// What stands here.
        found: String,
        /// What FEEL writes.
        instead: String,
    },
    /// Something else was expected.
    Expected {
        /// What should stand here.
        expected: Expected,
        /// What stands here, `None` at the end.
        found: Option<String>,
    },
    /// `a < b < c`.
    ChainedComparison,
    /// An interval outside of `in`.
    StrayInterval,
    /// Something that FEEL has but this subset leaves out.
    LeftOut(LeftOut),
    /// A date, time or duration that none is.
    BadTemporal(String),
    /// An argument that must be written out as a text in quotation marks.
    NotLiteral { function: &'static str },
    /// A pattern that is no regular expression; the reason in English.
    BadPattern(String),
}

/// Names that mean nothing, or too much.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Misnamed {
    /// A name that nothing has.
    UnknownName {
        name: String,
        /// A known one that looks like it.
        similar: Option<String>,
    },
    /// A name that several things have.
    AmbiguousName {
        name: String,
        /// What it could mean.
        candidates: Vec<String>,
    },
    /// A function that does not exist.
    UnknownFunction {
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
        function: &'static str,
        /// A call as it should look.
        usage: &'static str,
        /// How many were given.
        found: usize,
    },
}

/// Types that do not go together.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Mistyped {
    /// An argument of the wrong type.
    Argument {
        function: &'static str,
        /// A call as it should look.
        usage: &'static str,
        /// Which argument, counted from 1.
        position: usize,
        found: Type,
    },
    /// Two things of different types are compared.
    Incomparable {
        /// The left side.
        left: Subject,
        /// The right side.
        right: Subject,
        /// The operator between them.
        operator: &'static str,
    },
    /// Things of a type that knows no before and after are compared with `<`, `between` or an interval.
    Unordered(Subject),
    /// Two types that an arithmetic operator does not take.
    Arithmetic {
        operator: &'static str,
        /// The type on its left.
        left: Type,
        /// The type on its right.
        right: Type,
    },
    /// A minus before something that has no sign.
    Negation(Type),
    /// A condition that gives something other than true or false.
    NotBoolean(Subject),
    /// A list was needed.
    NotAList(Subject),
    /// A number was needed.
    NotANumber(Subject),
    /// A condition or a position was needed to choose from a list.
    NotAChoice(Subject),
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

/// A part of the expression as the author wrote it, shortened if long, with its type.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Subject {
    pub text: String,
    pub kind: Type,
}

/// How many characters of the author's text a problem repeats at most.
const SUBJECT_CHARACTERS_MAX: usize = 40;

impl Subject {
    /// The written part, shortened if it is long, with its type.
    pub(crate) fn of(written: &str, kind: Type) -> Self {
        let mut text: String = written.chars().take(SUBJECT_CHARACTERS_MAX).collect();
        if text.len() < written.len() {
            text.push('…');
        }
        Self { text, kind }
    }
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
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum LeftOut {
    /// `function(x) x + 1`.
    FunctionDefinition,
    /// `today()` and `now()`.
    Clock,
    InstanceOf,
    /// `f(name: value)`.
    NamedArguments,
}

impl Malformed {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::TooLong => "too_long",
            Self::TooDeep => "too_deep",
            Self::UnexpectedCharacter(_) => "unexpected_character",
            Self::Foreign { .. } => "foreign",
            Self::UnclosedText => "unclosed_text",
            Self::UnclosedComment => "unclosed_comment",
            Self::BadEscape => "bad_escape",
            Self::BadNumber(_) => "bad_number",
            Self::GroupedNumber { .. } => "grouped_number",
            Self::Expected { .. } => "expected",
            Self::ChainedComparison => "chained_comparison",
            Self::StrayInterval => "stray_interval",
            Self::LeftOut(_) => "left_out",
            Self::BadTemporal(_) => "bad_temporal",
            Self::NotLiteral { .. } => "not_literal",
            Self::BadPattern(_) => "bad_pattern",
        }
    }
}

impl From<Malformed> for Fault {
    fn from(fault: Malformed) -> Self {
        Self::Malformed(fault)
    }
}

impl Misnamed {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::UnknownName { .. } => "unknown_name",
            Self::AmbiguousName { .. } => "ambiguous_name",
            Self::UnknownFunction { .. } => "unknown_function",
            Self::UnknownEntry { .. } => "unknown_entry",
            Self::RepeatedEntry(_) => "repeated_entry",
            Self::ArgumentCount { .. } => "argument_count",
        }
    }
}

impl From<Misnamed> for Fault {
    fn from(fault: Misnamed) -> Self {
        Self::Misnamed(fault)
    }
}

impl Mistyped {
    pub(super) fn code(&self) -> &'static str {
        match self {
            Self::Argument { .. } => "argument",
            Self::Incomparable { .. } => "incomparable",
            Self::Unordered(_) => "unordered",
            Self::Arithmetic { .. } => "arithmetic",
            Self::Negation(_) => "negation",
            Self::NotBoolean(_) => "not_boolean",
            Self::NotAList(_) => "not_a_list",
            Self::NotANumber(_) => "not_a_number",
            Self::NotAChoice(_) => "not_a_choice",
            Self::Branches { .. } => "branches",
            Self::Items { .. } => "items",
            Self::Result { .. } => "result",
        }
    }
}

impl From<Mistyped> for Fault {
    fn from(fault: Mistyped) -> Self {
        Self::Mistyped(Box::new(fault))
    }
}

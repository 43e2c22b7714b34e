//! What is wrong with a form, for its author.

use feel::ComparedText;
use locale::Language;

use crate::message::Message;

/// Most codes that are listed for an author.
const CODES_SHOWN_MAX: usize = 10;
/// Most characters of a wrong code that are repeated.
const CODE_SHOWN_MAX: usize = 40;

/// One mistake in a form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormProblem {
    /// Where in the form, for example `steps[0].elements[2].question`.
    pub path: String,
    /// Which rule or property of that element, for example `visible_if` or `checks[0].rule`.
    pub rule: String,
    /// Line within the rule, from 1; 0 if no rule is meant.
    pub line: usize,
    /// Character within the line, from 1; 0 if no rule is meant.
    pub column: usize,
    /// What, for programs.
    pub code: &'static str,
    /// What and how to put it right.
    pub message: Message,
}

impl FormProblem {
    /// A mistake in a property that is no rule.
    pub(crate) fn at(path: &str, property: &str, code: &'static str, message: Message) -> Self {
        Self { path: path.to_owned(), rule: property.to_owned(), line: 0, column: 0, code, message }
    }

    /// A rule compares a question with a code that is none of its options.
    pub(crate) fn unknown_code(path: &str, rule: &str, compared: &ComparedText, codes: &[String]) -> Self {
        let ComparedText { reference, text, line, column } = compared;
        let name = reference.path().join(".");
        let text: String = text.chars().take(CODE_SHOWN_MAX).collect();
        let more = if codes.len() > CODES_SHOWN_MAX { ", …" } else { "" };
        let codes = codes.iter().take(CODES_SHOWN_MAX).map(String::as_str).collect::<Vec<_>>().join(", ");
        let message = Message::new(
            format!(
                "Zeile {line}, Zeichen {column}: ‹{text}› ist keine der Möglichkeiten von ‹{name}›. Möglich sind: {codes}{more}."
            ),
            format!(
                "Line {line}, character {column}: ‘{text}’ is none of the options of ‘{name}’. Possible are: {codes}{more}."
            ),
        );
        Self { line: *line, column: *column, ..Self::at(path, rule, "unknown_code", message) }
    }

    /// A mistake in a rule, as the language reports it.
    pub(crate) fn in_rule(path: &str, rule: &str, problem: &feel::Problem) -> Self {
        Self {
            path: path.to_owned(),
            rule: rule.to_owned(),
            line: problem.line,
            column: problem.column,
            code: problem.code(),
            message: Message::new(problem.message(Language::German), problem.message(Language::English)),
        }
    }
}

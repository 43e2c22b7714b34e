//! Reading and compiling a form, and how its problems look as JSON.

use std::path::Path;

use form::{
    FormProblem,
    format::{FORM_BYTES_MAX, Form},
};
use locale::Language;
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    input,
};

/// One mistake in a form, as JSON.
#[derive(Debug, Serialize)]
pub(super) struct ProblemJson {
    path: String,
    rule: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    column: Option<usize>,
    code: &'static str,
    message: String,
}

/// A form that does not compile, as JSON.
#[derive(Debug, Serialize)]
struct DoesNotCompile {
    problems: Vec<ProblemJson>,
}

pub(super) fn read(path: &Path) -> Result<Form, Failure> {
    let bytes = input::file(path, FORM_BYTES_MAX)?;
    Form::from_json(&bytes).map_err(|error| Failure::Input(format!("{} is no form: {error}", path.display())))
}

/// The problems as JSON, in a language.
pub(super) fn as_json(problems: Vec<FormProblem>, language: Language) -> Vec<ProblemJson> {
    let place = |number: usize| (number > 0).then_some(number);
    problems
        .into_iter()
        .map(|problem| ProblemJson {
            message: problem.message.get(language).to_owned(),
            path: problem.path,
            rule: problem.rule,
            line: place(problem.line),
            column: place(problem.column),
            code: problem.code,
        })
        .collect()
}

/// The answer of a command that needs a form which compiles and got another.
pub(super) fn does_not_compile(problems: Vec<FormProblem>, language: Language) -> Result<Answer, Failure> {
    let found = sentence(&problems);
    Answer::checked(&DoesNotCompile { problems: as_json(problems, language) }, found)
}

/// How many problems there are and the first of them; none if there is none.
pub(super) fn sentence(problems: &[FormProblem]) -> Option<String> {
    let first = problems.first()?;
    let place = if first.path.is_empty() { "the form" } else { first.path.as_str() };
    Some(format!("the form has {} problem(s), the first at {place}: {}", problems.len(), first.message.en))
}

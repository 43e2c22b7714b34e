//! What several tests share.

use form::{Answers, Evaluation, Revision, compile, evaluate, format::Form};
use jiff::civil::{Date, date};

/// The day on which all tests evaluate.
pub(crate) const TODAY: Date = date(2026, 11, 23);

/// Compiles a form, or fails with its problems.
pub(crate) fn compiled(json: &str) -> Revision {
    compile(Form::from_json(json.as_bytes()).unwrap()).unwrap_or_else(|problems| panic!("{problems:#?}"))
}

/// Evaluates answers that have the shape of the form.
pub(crate) fn evaluated(revision: &Revision, answers: &serde_json::Value) -> Evaluation {
    evaluate(revision, &Answers::from_json(revision, answers.clone()).unwrap(), TODAY)
}

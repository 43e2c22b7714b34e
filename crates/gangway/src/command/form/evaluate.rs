//! `gangway form evaluate FORM ANSWERS`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use form::{Answers, Evaluation, Problem, limits::ANSWERS_BYTES_MAX};
use jiff::civil::Date;
use locale::Language;
use serde::Serialize;
use serde_json::{Map, Value};

use super::problems;
use crate::{
    answer::{Answer, Failure},
    command::{day::day, language::language},
    input,
    wiring::clock,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The form, `gangway-form/1`.
    form: PathBuf,
    /// The answers as JSON: groups are objects, repeated groups lists.
    answers: PathBuf,
    /// The day on which the answers are given, YYYY-MM-DD; today in Germany if it is missing.
    #[arg(long, value_name = "DATE", value_parser = day)]
    today: Option<Date>,
    /// The language of the messages.
    #[arg(long, value_parser = language(), default_value = Language::German.tag())]
    language: Language,
}

/// What `form evaluate` answers.
#[derive(Debug, Serialize)]
struct Report<'a> {
    visible: &'a [String],
    required: &'a [String],
    values: &'a Map<String, Value>,
    problems: Vec<ProblemJson<'a>>,
}

#[derive(Debug, Serialize)]
struct ProblemJson<'a> {
    path: &'a str,
    code: &'a str,
    message: &'a str,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let form = problems::read(&args.form)?;
    let revision = match form::compile(form) {
        Ok(revision) => revision,
        Err(found) => return problems::does_not_compile(found, args.language),
    };
    let bytes = input::file(&args.answers, ANSWERS_BYTES_MAX)?;
    let answers = Answers::parse(&revision, &bytes).map_err(|found| unfit(args, &found))?;
    let evaluation = form::evaluate(&revision, &answers, args.today.unwrap_or_else(clock::today));
    Answer::done(&report(&evaluation, args.language))
}

fn report(evaluation: &Evaluation, language: Language) -> Report<'_> {
    let problems = evaluation.problems().iter().map(|problem| ProblemJson {
        path: &problem.path,
        code: problem.code,
        message: problem.message.get(language),
    });
    Report {
        visible: evaluation.visible(),
        required: evaluation.required(),
        values: evaluation.values(),
        problems: problems.collect(),
    }
}

fn unfit(args: &Args, found: &[Problem]) -> Failure {
    let file = args.answers.display();
    let Some(first) = found.first() else { return Failure::Input(format!("{file} holds no answers")) };
    let place = if first.path.is_empty() { String::new() } else { format!(" at {}", first.path) };
    Failure::Input(format!("{file} does not fit the form{place}: {}", first.message.en))
}

//! `gangway pack check DIR`.

use std::path::PathBuf;

use clap::Args as ClapArgs;
use locale::Language;
use serde::Serialize;
use service::pack::{self, Checked, Pack, PackProblem};

use super::folder;
use crate::{
    answer::{Answer, Failure},
    command::language::language,
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    /// The folder of the pack.
    folder: PathBuf,
    /// The language of the messages.
    #[arg(long, value_parser = language(), default_value = Language::German.tag())]
    language: Language,
}

/// What `pack check` answers.
#[derive(Debug, Serialize)]
struct Report {
    key: String,
    version: String,
    problems: Vec<ProblemJson>,
    /// What works but falls short, for example a missing translation.
    warnings: Vec<ProblemJson>,
    cases: Vec<CaseJson>,
}

#[derive(Debug, Serialize)]
struct ProblemJson {
    file: String,
    place: String,
    message: String,
}

#[derive(Debug, Serialize)]
struct CaseJson {
    file: String,
    name: String,
    differences: Vec<String>,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    let (pack, files) = folder::read(&args.folder)?;
    let checked = pack::check(&pack, &files);
    let found = sentence(&checked);
    Answer::checked(&report(&pack, checked, args.language), found)
}

/// The answer of a command that needs a pack without problems and got another.
pub(super) fn answer(pack: &Pack, checked: Checked, found: String) -> Result<Answer, Failure> {
    Answer::checked(&report(pack, checked, Language::German), Some(found))
}

fn report(pack: &Pack, checked: Checked, language: Language) -> Report {
    let (key, version) = (pack.service.key.clone(), pack.service.version.clone());
    let told = |problem: PackProblem| ProblemJson {
        file: problem.file,
        place: problem.place,
        message: language.pick(problem.de, problem.en),
    };
    let problems = checked.problems.into_iter().map(told).collect();
    let warnings = checked.warnings.into_iter().map(told).collect();
    let cases = checked.cases.into_iter().map(|case| CaseJson {
        file: case.file,
        name: case.name,
        differences: case.differences,
    });
    Report { key, version, problems, warnings, cases: cases.collect() }
}

/// What the check has found, in one sentence; none if the pack may be published.
pub(super) fn sentence(checked: &Checked) -> Option<String> {
    let failed = checked.cases.iter().filter(|case| !case.differences.is_empty()).count();
    match (checked.problems.first(), failed) {
        (None, 0) => None,
        (None, failed) => Some(format!("{failed} of {} test cases do not hold", checked.cases.len())),
        (Some(first), _) => Some(format!(
            "the pack has {} problem(s), the first in {} at {}: {}",
            checked.problems.len(),
            first.file,
            first.place,
            first.en
        )),
    }
}

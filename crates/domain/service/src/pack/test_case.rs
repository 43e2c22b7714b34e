//! `cases/*.json`: answers on a day, and what must follow from them.

use jiff::civil::Date;
use locale::Language;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use crate::pack::{CaseReport, LetterKind, Pack, Surroundings, rules::Facts, template::gaps};

/// A test case: answers on a day, and what must follow.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TestCase {
    name: String,
    today: Date,
    answers: Json,
    #[serde(default)]
    expect: Expected,
}

impl TestCase {
    /// Reads the file of a case.
    pub(crate) fn read(bytes: &[u8]) -> Result<Self, serde_json::Error> {
        serde_json::from_slice(bytes)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    complete: Option<bool>,
    #[serde(default)]
    visible: Vec<String>,
    #[serde(default)]
    hidden: Vec<String>,
    #[serde(default)]
    required: Vec<String>,
    #[serde(default)]
    optional: Vec<String>,
    #[serde(default)]
    values: Map<String, Json>,
    problems: Option<Vec<ExpectedProblem>>,
    subject: Option<String>,
    applicant: Option<String>,
    fee: Option<String>,
    /// Keys of the attention rules that hold, and no others.
    attention: Option<Vec<String>>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ExpectedProblem {
    path: String,
    code: String,
}

/// Runs a case: the form's answers to its answers, and every letter filled with them.
pub(crate) fn run(pack: &Pack, revision: &form::Revision, file: &str, bytes: &[u8]) -> CaseReport {
    let report =
        |name: &str, differences| CaseReport { file: file.to_owned(), name: name.to_owned(), differences };
    let test = match TestCase::read(bytes) {
        Ok(test) => test,
        Err(error) => return report("", vec![error.to_string()]),
    };
    match form::Answers::from_json(revision, test.answers.clone()) {
        Ok(answers) => {
            let evaluation = form::evaluate(revision, &answers, test.today);
            let mut found = differences(pack, &test, &evaluation);
            if evaluation.is_complete() {
                found.extend(unresolved(pack, &evaluation, test.today));
            }
            report(&test.name, found)
        }
        Err(problems) => {
            let lines = problems.iter().map(|problem| format!("{}: {}", problem.path, problem.message.en));
            report(&test.name, lines.collect())
        }
    }
}

fn differences(pack: &Pack, test: &TestCase, evaluation: &form::Evaluation) -> Vec<String> {
    let expect = &test.expect;
    let mut found = Vec::new();
    if expect.complete.is_some_and(|complete| complete != evaluation.is_complete()) {
        found.push(format!("complete is {}", evaluation.is_complete()));
    }
    found.extend(
        expect
            .visible
            .iter()
            .filter(|path| !evaluation.is_visible(path))
            .map(|path| format!("{path} is hidden")),
    );
    found.extend(
        expect
            .hidden
            .iter()
            .filter(|path| evaluation.is_visible(path))
            .map(|path| format!("{path} is visible")),
    );
    let not_required = expect.required.iter().filter(|path| !evaluation.is_required(path));
    found.extend(not_required.map(|path| format!("{path} is not required")));
    let required = expect.optional.iter().filter(|path| evaluation.is_required(path));
    found.extend(required.map(|path| format!("{path} is required")));
    for (path, value) in &expect.values {
        let actual = evaluation.value(path).unwrap_or(&Json::Null);
        if !same(actual, value) {
            found.push(format!("{path} is {actual}, not {value}"));
        }
    }
    if let Some(problems) = &expect.problems {
        let mut expected: Vec<(&str, &str)> =
            problems.iter().map(|problem| (problem.path.as_str(), problem.code.as_str())).collect();
        let mut actual: Vec<(&str, &str)> =
            evaluation.problems().iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
        expected.sort_unstable();
        actual.sort_unstable();
        if expected != actual {
            found.push(format!("problems are {}, not {}", listed(&actual), listed(&expected)));
        }
    }
    let facts = Facts::of_evaluation(pack, evaluation, test.today);
    let outside = [
        ("subject", &expect.subject, Some(facts.subject(pack))),
        ("applicant", &expect.applicant, facts.applicant(pack)),
        ("fee", &expect.fee, facts.fee(pack).map(|fee| format!("{fee:.2}"))),
    ];
    for (what, expected, actual) in outside {
        if expected.is_some() && *expected != actual {
            let shown = |value: &Option<String>| value.as_deref().map_or_else(|| "none".to_owned(), quoted);
            found.push(format!("{what} is {}, not {}", shown(&actual), shown(expected)));
        }
    }
    let attention: Vec<&str> = facts.attention(pack).map(|seen| seen.key.as_str()).collect();
    if let Some(expected) = expect.attention.as_ref().filter(|expected| **expected != attention) {
        found.push(format!("attention is [{}], not [{}]", attention.join(", "), expected.join(", ")));
    }
    found
}

fn quoted(text: &str) -> String {
    format!("“{text}”")
}

fn listed(problems: &[(&str, &str)]) -> String {
    let all: Vec<String> = problems.iter().map(|(path, code)| format!("{path}: {code}")).collect();
    if all.is_empty() { "none".to_owned() } else { all.join(", ") }
}

/// What letters and preset conditions would leave open though the application is complete: the file or condition,
/// and the answer that it lacks. Gaps that their authors wrote for people are none.
fn unresolved(pack: &Pack, evaluation: &form::Evaluation, today: Date) -> Vec<String> {
    let mut found = Vec::new();
    for language in [Language::German, Language::English] {
        let facts = Facts::of(pack, evaluation.values(), today, &sample(today), language);
        let letters = match language {
            Language::German => &pack.letters.de,
            Language::English => &pack.letters.en,
        };
        for (letter, parts) in letters {
            for (part, text) in parts {
                let place = format!("letters/{}/{}.md, {part}", language.tag(), letter.name());
                found.extend(open_in(&facts, pack, &place, text));
            }
        }
    }
    let facts = Facts::of(pack, evaluation.values(), today, &sample(today), Language::German);
    let fitting = pack.service.conditions.iter().filter(|condition| {
        condition.preset.iter().any(|letter| LetterKind::is_decision(*letter))
            && condition.only_if.as_ref().is_none_or(|rule| facts.holds(pack, rule))
    });
    for condition in fitting {
        found.extend(open_in(&facts, pack, &format!("conditions.{}", condition.key), &condition.text));
    }
    found
}

fn open_in(facts: &Facts, pack: &Pack, place: &str, text: &str) -> Vec<String> {
    // What does not compile is a problem of the pack, not of the case.
    let Ok(filled) = facts.fill(pack, text) else { return Vec::new() };
    let meant = gaps(text);
    let open = filled.unresolved.into_iter().filter(|gap| !meant.contains(gap));
    open.map(|gap| format!("{place}: {} has no value", quoted(&gap))).collect()
}

fn sample(today: Date) -> Surroundings {
    Surroundings {
        case_number: "X-2026-0001".to_owned(),
        received_on: Some(today),
        town: "Musterstadt".to_owned(),
        authority: "Stadt Musterstadt".to_owned(),
        town_address: "Rathausplatz 1, 12345 Musterstadt".to_owned(),
        department: "Amt".to_owned(),
    }
}

/// Numbers are compared as numbers: 50 is 50.0.
fn same(one: &Json, other: &Json) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        _ => one == other,
    }
}

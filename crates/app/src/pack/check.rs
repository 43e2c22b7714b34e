//! Checking a pack as a whole: every rule compiles, every reference leads somewhere, every test case holds.

use std::collections::BTreeSet;

use feel::{Expression, Language, Type};
use jiff::civil::Date;
use serde::Deserialize;
use serde_json::{Map, Value as Json};

use super::{
    Files, Pack, Template,
    rules::{Facts, address_type, scope},
};

/// Something wrong in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PackProblem {
    /// The file.
    pub file: String,
    /// The place in it.
    pub place: String,
    /// What is wrong, in German.
    pub de: String,
    /// What is wrong, in English.
    pub en: String,
}

/// How a test case went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseReport {
    /// Its file.
    pub file: String,
    /// Its name.
    pub name: String,
    /// What came out otherwise than expected; empty if it holds.
    pub differences: Vec<String>,
}

/// What a check has found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// Problems.
    pub problems: Vec<PackProblem>,
    /// Test cases.
    pub cases: Vec<CaseReport>,
}

impl Checked {
    /// Whether the pack may be published.
    #[must_use]
    pub fn is_clean(&self) -> bool {
        self.problems.is_empty() && self.cases.iter().all(|case| case.differences.is_empty())
    }
}

/// A test case: answers on a day, and what must follow.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct TestCase {
    name: String,
    today: Date,
    answers: Json,
    #[serde(default)]
    expect: Expected,
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
    values: Map<String, Json>,
    problems: Option<Vec<ExpectedProblem>>,
    subject: Option<String>,
    applicant: Option<String>,
    fee: Option<String>,
}

#[derive(Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(deny_unknown_fields)]
struct ExpectedProblem {
    path: String,
    code: String,
}

/// Checks a pack with the test cases among its files.
#[must_use]
pub fn check(pack: &Pack, files: &Files) -> Checked {
    let mut checked = Checked { problems: service_problems(pack), cases: Vec::new() };
    checked.problems.extend(letter_problems(pack));
    match form::compile(pack.form.clone()) {
        Ok(revision) => {
            let tests =
                files.iter().filter(|(file, _)| file.starts_with("cases/") && file.ends_with(".json"));
            checked.cases = tests.map(|(file, bytes)| run(pack, &revision, file, bytes)).collect();
        }
        Err(problems) => checked.problems.extend(problems.into_iter().map(|problem| PackProblem {
            file: "form.json".to_owned(),
            place: format!("{} {}", problem.path, problem.rule),
            de: problem.message.de,
            en: problem.message.en,
        })),
    }
    checked
}

fn service_problems(pack: &Pack) -> Vec<PackProblem> {
    let paths = &pack.service.paths;
    let address = address_type();
    let rules = [
        ("paths.subject", Some(&paths.subject), &Type::Text),
        ("paths.applicant", Some(&paths.applicant), &Type::Text),
        ("paths.email", paths.email.as_ref(), &Type::Text),
        ("paths.address", paths.address.as_ref(), &address),
        ("paths.salutation", paths.salutation.as_ref(), &Type::Text),
        ("fee", pack.service.fee.as_ref(), &Type::Number),
    ];
    let scope = scope(pack);
    let mut problems = Vec::new();
    for (place, rule, demanded) in rules {
        let Some(rule) = rule else { continue };
        for found in Expression::compile_as(rule, &scope, demanded).err().into_iter().flatten() {
            let (de, en) = (found.message(Language::De), found.message(Language::En));
            problems.push(problem("service.toml", place, &de, &en));
        }
    }
    if !matches!(pack.service.sign_offs, 1 | 2) {
        problems.push(problem("service.toml", "sign_offs", "Möglich sind 1 und 2.", "Possible are 1 and 2."));
    }
    let series = &pack.service.series;
    if !(1..=4).contains(&series.len()) || !series.bytes().all(|letter| letter.is_ascii_uppercase()) {
        let de = "Ein bis vier Großbuchstaben von A bis Z, zum Beispiel B.";
        problems.push(problem(
            "service.toml",
            "series",
            de,
            "One to four capitals from A to Z, for example B.",
        ));
    }
    if pack.service.leika.as_ref().is_some_and(|key| !is_leika(key)) {
        let de = "Ein LeiKa-Schlüssel beginnt mit 99 und hat 14 Ziffern.";
        problems.push(problem("service.toml", "leika", de, "A LeiKa key begins with 99 and has 14 digits."));
    }
    problems
}

fn letter_problems(pack: &Pack) -> Vec<PackProblem> {
    const OUTCOMES: [&str; 4] = ["granted", "partly_granted", "refused", "inadmissible"];
    let scope = scope(pack);
    let mut problems = Vec::new();
    let mut texts: Vec<(String, &str)> = Vec::new();
    let conditions: BTreeSet<&str> = pack.letters.conditions.iter().map(|block| block.key.as_str()).collect();
    for (outcome, letter) in &pack.letters.decision {
        let place = format!("decision.{outcome}");
        if !OUTCOMES.contains(&outcome.as_str()) {
            let de = format!("Möglich sind {}.", OUTCOMES.join(", "));
            problems.push(problem(
                "letters.toml",
                &place,
                &de,
                &format!("Possible are {}.", OUTCOMES.join(", ")),
            ));
        }
        for unknown in letter.conditions.iter().filter(|key| !conditions.contains(key.as_str())) {
            let de =
                format!("Eine Nebenbestimmung «{unknown}» gibt es nicht. Legen Sie sie unter conditions an.");
            let en = format!("There is no condition «{unknown}». Add it under conditions.");
            problems.push(problem("letters.toml", &place, &de, &en));
        }
        texts.push((format!("{place}.subject"), &letter.subject));
        texts.push((format!("{place}.tenor"), &letter.tenor));
        texts.push((format!("{place}.reasons"), &letter.reasons));
    }
    let letters = &pack.letters;
    for (list, blocks) in
        [("inquiry", &letters.inquiry), ("message", &letters.message), ("conditions", &letters.conditions)]
    {
        texts.extend(blocks.iter().map(|block| (format!("{list}.{}", block.key), block.text.as_str())));
    }
    for (place, text) in texts {
        for found in Template::compile(text, &scope).err().into_iter().flatten() {
            problems.push(problem("letters.toml", &place, &found.de, &found.en));
        }
    }
    problems
}

fn run(pack: &Pack, revision: &form::Revision, file: &str, bytes: &[u8]) -> CaseReport {
    let report =
        |name: &str, differences| CaseReport { file: file.to_owned(), name: name.to_owned(), differences };
    let test: TestCase = match serde_json::from_slice(bytes) {
        Ok(test) => test,
        Err(error) => return report("", vec![error.to_string()]),
    };
    match form::Answers::from_json(revision, test.answers.clone()) {
        Ok(answers) => {
            let evaluation = form::evaluate(revision, &answers, test.today);
            report(&test.name, differences(pack, &test, &evaluation))
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
        let problems: Vec<String> = evaluation
            .problems()
            .iter()
            .map(|problem| format!("{} {}", problem.path, problem.code))
            .collect();
        found.push(format!("complete is {}: {}", evaluation.is_complete(), problems.join(", ")));
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
    for (path, value) in &expect.values {
        let actual = evaluation.value(path).unwrap_or(&Json::Null);
        if actual != value {
            found.push(format!("{path} is {actual}, not {value}"));
        }
    }
    if let Some(problems) = &expect.problems {
        let expected: BTreeSet<(&str, &str)> =
            problems.iter().map(|problem| (problem.path.as_str(), problem.code.as_str())).collect();
        let actual: BTreeSet<(&str, &str)> =
            evaluation.problems().iter().map(|problem| (problem.path.as_str(), problem.code)).collect();
        if expected != actual {
            found.push(format!("problems are {actual:?}, not {expected:?}"));
        }
    }
    let facts = Facts::of(pack, evaluation.values(), test.today, None);
    let outside = [
        ("subject", &expect.subject, Some(facts.subject(pack))),
        ("applicant", &expect.applicant, facts.applicant(pack)),
        ("fee", &expect.fee, facts.fee(pack).map(|fee| format!("{fee:.2}"))),
    ];
    for (what, expected, actual) in outside {
        if expected.is_some() && *expected != actual {
            found.push(format!("{what} is {actual:?}, not {expected:?}"));
        }
    }
    found
}

fn problem(file: &str, place: &str, de: &str, en: &str) -> PackProblem {
    PackProblem { file: file.to_owned(), place: place.to_owned(), de: de.to_owned(), en: en.to_owned() }
}

fn is_leika(key: &str) -> bool {
    key.len() == 14 && key.starts_with("99") && key.bytes().all(|digit| digit.is_ascii_digit())
}

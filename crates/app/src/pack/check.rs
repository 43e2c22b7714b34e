//! Checking a pack as a whole: every rule compiles, every reference leads somewhere, every test case holds.

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
    optional: Vec<String>,
    #[serde(default)]
    values: Map<String, Json>,
    problems: Option<Vec<ExpectedProblem>>,
    subject: Option<String>,
    applicant: Option<String>,
    fee: Option<String>,
}

#[derive(Debug, Deserialize)]
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
            let tests = files.iter().filter(|(file, _)| super::read::is_case(file));
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
    let service = &pack.service;
    let address = address_type();
    let rules = [
        ("subject.rule", Some(&service.subject.rule), &Type::Text),
        ("applicant.name", Some(&service.applicant.name), &Type::Text),
        ("applicant.salutation", Some(&service.applicant.salutation), &Type::Text),
        ("applicant.salutation_en", service.applicant.salutation_en.as_ref(), &Type::Text),
        ("applicant.address", service.applicant.address.as_ref(), &address),
        ("applicant.email", service.applicant.email.as_ref(), &Type::Text),
        ("fee.question", service.fee.as_ref().map(|fee| &fee.question), &Type::Number),
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
    let demands = bounds(pack).into_iter().filter(|(holds, ..)| !holds);
    problems.extend(demands.map(|(_, place, de, en)| problem("service.toml", place, de, en)));
    problems
}

/// What must hold beyond the shape: whether it does, the place, and what to do if not.
fn bounds(pack: &Pack) -> [(bool, &'static str, &'static str, &'static str); 5] {
    let service = &pack.service;
    let terms = &service.terms;
    let series = &service.series;
    let capitals =
        (1..=4).contains(&series.len()) && series.bytes().all(|letter| letter.is_ascii_uppercase());
    let one_length =
        terms.statutory.as_ref().is_none_or(|period| period.days.is_some() != period.months.is_some());
    let months = service.remedies.as_ref().map_or(1, |remedies| remedies.months);
    [
        (
            matches!(terms.sign_offs, 1 | 2),
            "terms.sign_offs",
            "Möglich sind 1 und 2.",
            "Possible are 1 and 2.",
        ),
        (
            capitals,
            "series",
            "Ein bis vier Großbuchstaben von A bis Z, zum Beispiel B.",
            "One to four capitals from A to Z, for example B.",
        ),
        (
            service.leika.as_deref().is_none_or(is_leika),
            "leika",
            "Ein LeiKa-Schlüssel beginnt mit 99 und hat 14 Ziffern.",
            "A LeiKa key begins with 99 and has 14 digits.",
        ),
        (
            one_length,
            "terms.statutory",
            "Nennen Sie entweder days oder months.",
            "Give either days or months.",
        ),
        (
            (1..=24).contains(&months),
            "remedies.months",
            "Möglich sind 1 bis 24 Monate.",
            "Possible are 1 to 24 months.",
        ),
    ]
}

fn letter_problems(pack: &Pack) -> Vec<PackProblem> {
    let scope = scope(pack);
    let mut texts: Vec<(String, String, &str)> = Vec::new();
    for (language, letters) in [("de", &pack.letters.de), ("en", &pack.letters.en)] {
        for (letter, parts) in letters {
            let file = format!("letters/{language}/{}.md", letter.name());
            texts.extend(parts.iter().map(|(part, text)| (file.clone(), part.clone(), text.as_str())));
        }
    }
    let service = "service.toml".to_owned();
    for condition in &pack.service.conditions {
        texts.push((service.clone(), format!("conditions.{}", condition.key), &condition.text));
    }
    if let Some(remedies) = &pack.service.remedies {
        texts.push((service.clone(), "remedies.de".to_owned(), &remedies.de));
        texts.extend(
            remedies.en.iter().map(|text| (service.clone(), "remedies.en".to_owned(), text.as_str())),
        );
    }
    let mut problems = Vec::new();
    for (file, place, text) in texts {
        for found in Template::compile(text, &scope).err().into_iter().flatten() {
            problems.push(problem(&file, &place, &found.de, &found.en));
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
            found.push(format!("problems are {actual:?}, not {expected:?}"));
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

/// Numbers are compared as numbers: 50 is 50.0.
fn same(one: &Json, other: &Json) -> bool {
    match (one.as_f64(), other.as_f64()) {
        (Some(one), Some(other)) => (one - other).abs() < 1e-9,
        _ => one == other,
    }
}

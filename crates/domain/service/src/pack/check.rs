//! Checking a pack as a whole: every rule compiles, every reference leads somewhere, every test case holds.

use std::collections::BTreeSet;

use feel::{Expression, Type};
use locale::Language;

use crate::pack::{
    Files, Pack, Template,
    markings::special_problems,
    rules::{address_type, scope},
    test_case, translations,
};

/// Something wrong in a pack.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct PackProblem {
    pub file: String,
    pub place: String,
    /// What is wrong, in German.
    pub de: String,
    /// What is wrong, in English.
    pub en: String,
}

/// How a test case went.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CaseReport {
    pub file: String,
    pub name: String,
    /// What came out otherwise than expected; empty if it holds.
    pub differences: Vec<String>,
}

/// What a check has found.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Checked {
    pub problems: Vec<PackProblem>,
    /// What works but falls short: texts without a translation, a pack without test cases.
    pub warnings: Vec<PackProblem>,
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

/// Checks a pack with the test cases among its files.
#[must_use]
pub fn check(pack: &Pack, files: &Files) -> Checked {
    let mut checked =
        Checked { problems: service_problems(pack), warnings: warnings(pack, files), cases: Vec::new() };
    checked.problems.extend(letter_problems(pack, files));
    match form::compile_completable(pack.form.clone()) {
        Ok(revision) => {
            checked.problems.extend(special_problems(pack, &revision));
            let tests = files.iter().filter(|(file, _)| crate::pack::read::is_case(file));
            checked.cases = tests.map(|(file, bytes)| test_case::run(pack, &revision, file, bytes)).collect();
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
            let (de, en) = (found.message(Language::German), found.message(Language::English));
            problems.push(problem("service.toml", place, &de, &en));
        }
    }
    let only_if = service.conditions.iter().filter_map(|condition| {
        Some((format!("conditions.{}.only_if", condition.key), condition.only_if.as_ref()?))
    });
    let attention = service.attention.iter().map(|seen| (format!("attention.{}.rule", seen.key), &seen.rule));
    for (place, rule) in only_if.chain(attention) {
        for found in Expression::compile_as(rule, &scope, &Type::Boolean).err().into_iter().flatten() {
            problems.push(problem(
                "service.toml",
                &place,
                &found.message(Language::German),
                &found.message(Language::English),
            ));
        }
    }
    problems.extend(keys(pack));
    problems.extend(unsaid(pack));
    let demands = bounds(pack).into_iter().filter(|(holds, ..)| !holds);
    problems.extend(demands.map(|(_, place, de, en)| problem("service.toml", place, de, en)));
    problems
}

/// Keys of the wrong shape, and keys that stand for two things.
fn keys(pack: &Pack) -> Vec<PackProblem> {
    let service = &pack.service;
    let mut problems = Vec::new();
    for (place, key) in [("key", &service.key), ("department", &service.department)] {
        if !is_key(key) {
            problems.push(problem(
                "service.toml",
                place,
                "Ein Schlüssel besteht aus Kleinbuchstaben von a bis z, Ziffern, _ und -, zum Beispiel gruenflaechen.",
                "A key consists of small letters from a to z, digits, _ and -, for example gruenflaechen.",
            ));
        }
    }
    let conditions = service.conditions.iter().map(|condition| ("conditions", &condition.key));
    let documents = service.documents.iter().map(|document| ("papers", &document.key));
    let attention = service.attention.iter().map(|seen| ("attention", &seen.key));
    let mut seen = BTreeSet::new();
    for (list, key) in conditions.chain(documents).chain(attention) {
        if !seen.insert((list, key)) {
            problems.push(problem(
                "service.toml",
                &format!("{list}.{key}"),
                "Diesen Schlüssel gibt es zweimal. Geben Sie einem der beiden einen anderen.",
                "This key is there twice. Give one of the two another one.",
            ));
        }
    }
    problems
}

/// Attention rules that would show nothing.
fn unsaid(pack: &Pack) -> impl Iterator<Item = PackProblem> {
    let silent = pack.service.attention.iter().filter(|seen| seen.text.de.trim().is_empty());
    silent.map(|seen| {
        problem(
            "service.toml",
            &format!("attention.{}.text", seen.key),
            "Hier fehlt der Satz, den der Arbeitsplatz zeigt.",
            "The sentence that the desk shows is missing here.",
        )
    })
}

fn is_key(key: &str) -> bool {
    let is_sign =
        |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'_' | b'-');
    key.bytes().next().is_some_and(|first| first.is_ascii_lowercase()) && key.bytes().all(is_sign)
}

fn warnings(pack: &Pack, files: &Files) -> Vec<PackProblem> {
    let mut warnings = translations::missing(pack);
    if !files.keys().any(|file| crate::pack::read::is_case(file)) {
        warnings.push(problem(
            "cases",
            "",
            "Das Paket hat keine Testfälle. Ohne sie fällt nicht auf, wenn eine Änderung etwas anderes bewirkt als gedacht.",
            "The pack has no test cases. Without them nobody notices when a change does something else than intended.",
        ));
    }
    warnings
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

fn letter_problems(pack: &Pack, files: &Files) -> Vec<PackProblem> {
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
            let place = match position(files, &file, text, found.at) {
                Some((line, column)) => format!("{place} {line}:{column}"),
                None => place.clone(),
            };
            problems.push(problem(&file, &place, &found.de, &found.en));
        }
    }
    problems
}

/// Line and column in a letter's file, counted from 1; none for texts that stand in the file in another notation.
fn position(files: &Files, file: &str, text: &str, at: usize) -> Option<(usize, usize)> {
    let whole = str::from_utf8(files.get(file)?).ok()?;
    let before = whole.get(..whole.find(text)? + at)?;
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    Some((line, column))
}

pub(crate) fn problem(file: &str, place: &str, de: &str, en: &str) -> PackProblem {
    PackProblem { file: file.to_owned(), place: place.to_owned(), de: de.to_owned(), en: en.to_owned() }
}

fn is_leika(key: &str) -> bool {
    key.len() == 14 && key.starts_with("99") && key.bytes().all(|digit| digit.is_ascii_digit())
}

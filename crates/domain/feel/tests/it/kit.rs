//! The single expressions of the test kit of the DMN standard: each gives what the standard demands, or stands in the list of
//! differences, `docs/formats/feel-kit.md`.
//!
//! Their folder comes from `GANGWAY_SAMPLES`; without it this test says so and passes.

use std::{collections::BTreeMap, fs, path::PathBuf};

use feel::{Budget, Expression, Fault, Malformed, Misnamed, Problem, Scope, Value};
use serde_json::Value as Json;

/// The published list of differences.
const DOCUMENT: &str = include_str!("../../../../../docs/formats/feel-kit.md");

/// How an expression of the kit fares here.
enum Fate {
    /// It gives what the standard demands.
    Agrees,
    /// It has a problem, although the standard gives a value: why.
    Refused(String),
    /// It gives another value.
    Differs(Value),
}

#[test]
fn the_expressions_of_the_kit_give_what_the_standard_demands_unless_listed() {
    let Some(cases) = cases() else { return };
    let (mut agree, mut refused, mut differing) = (0, BTreeMap::<String, usize>::new(), Vec::new());
    for (expression, demanded) in &cases {
        match fate(expression, demanded) {
            Fate::Agrees => agree += 1,
            Fate::Refused(reason) => *refused.entry(reason).or_default() += 1,
            Fate::Differs(value) => {
                differing
                    .push(format!("| `{}` | `{demanded}` | `{value}` |", expression.replace('|', "\\|")));
            }
        }
    }
    differing.sort();
    differing.dedup();
    let counted = refused.iter().map(|(reason, count)| format!("| {reason} | {count} |"));
    let told = format!("Of {} expressions {agree} agree.", cases.len());
    let rows: Vec<String> = [told].into_iter().chain(counted).chain(differing).collect();
    let missing: Vec<&String> =
        rows.iter().filter(|row| !DOCUMENT.lines().any(|line| line.starts_with(row.as_str()))).collect();
    assert!(
        missing.is_empty(),
        "the list of differences lacks these rows:\n{}",
        missing.iter().map(|row| row.as_str()).collect::<Vec<_>>().join("\n")
    );
    let listed = DOCUMENT.lines().filter(|line| {
        line.starts_with("| ") && !line.starts_with("| ---") && line.contains('`') || is_count(line)
    });
    let stale: Vec<&str> =
        listed.filter(|line| !rows.iter().any(|row| line.starts_with(row.as_str()))).collect();
    assert!(stale.is_empty(), "the list of differences has rows that are none:\n{}", stale.join("\n"));
}

fn is_count(line: &str) -> bool {
    line.trim_end_matches(" |").rsplit_once("| ").is_some_and(|(_, count)| count.parse::<usize>().is_ok())
}

fn fate(expression: &str, demanded: &str) -> Fate {
    let (ours, theirs) = (value_of(expression), value_of(demanded));
    match (ours, theirs) {
        (Ok(ours), Ok(theirs)) if ours == theirs => Fate::Agrees,
        (Ok(ours), _) => Fate::Differs(ours),
        // An error is what the standard demands where it gives null.
        (Err(_), Ok(Value::Null)) => Fate::Agrees,
        (Err(problems), _) => Fate::Refused(reason(&problems)),
    }
}

fn value_of(text: &str) -> Result<Value, Vec<Problem>> {
    let expression = Expression::compile(text, &Scope::new())?;
    Ok(expression.evaluate(&BTreeMap::new(), &mut Budget::full()).unwrap())
}

fn reason(problems: &[Problem]) -> String {
    match &problems[0].fault {
        Fault::Malformed(Malformed::LeftOut(left_out)) => format!("left out: {left_out:?}"),
        Fault::Malformed(malformed) => {
            format!("not read: {malformed:?}").split([' ', '(', '{']).take(3).collect::<Vec<_>>().join(" ")
        }
        Fault::Misnamed(Misnamed::UnknownFunction { name, .. }) => format!("function left out: {name}"),
        Fault::Misnamed(misnamed) => {
            format!("name: {misnamed:?}").split(['(', '{']).next().unwrap().to_owned()
        }
        Fault::Mistyped(mistyped) => {
            format!("type: {mistyped:?}").split(['(', '{']).next().unwrap().to_owned()
        }
    }
}

/// Expressions and the values that they must give, both as texts.
fn cases() -> Option<Vec<(String, String)>> {
    let file = samples()?.join("dmn/feel-expressions.json");
    let cases: Vec<Json> = serde_json::from_slice(&fs::read(file).unwrap()).unwrap();
    let text = |case: &Json, key: &str| case.get(key).and_then(Json::as_str).map(str::to_owned);
    let cases: Vec<_> =
        cases.iter().filter_map(|case| Some((text(case, "expr")?, text(case, "expected")?))).collect();
    assert!(cases.len() > 1_000);
    Some(cases)
}

#[expect(clippy::disallowed_methods, reason = "tests find their samples by the environment")]
fn samples() -> Option<PathBuf> {
    let folder = std::env::var("GANGWAY_SAMPLES").ok().map(PathBuf::from).filter(|folder| folder.is_dir());
    if folder.is_none() {
        skip("GANGWAY_SAMPLES names no folder: this test is skipped");
    }
    folder
}

#[expect(clippy::print_stderr, reason = "a skipped test says so")]
fn skip(message: &str) {
    eprintln!("{message}");
}

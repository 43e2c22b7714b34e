//! How long an evaluation takes: 500 questions with 500 conditions, and a repeated group of 200 rows with conditions.
//!
//! `cargo run --release -p form --example speed` prints the figures and fails below the floor.

use std::{
    io::Write as _,
    process::ExitCode,
    time::{Duration, Instant},
};

use form::{Answers, Revision, compile, evaluate, format::Form};
use jiff::civil::date;
use serde_json::{Map, Value, json};

/// One evaluation of the large form may take this long in a release build.
const FLOOR: Duration = Duration::from_millis(3);
const ROUNDS: u32 = 100;

fn main() -> Result<ExitCode, Box<dyn std::error::Error>> {
    let chained = measure(&chained()?)?;
    let rows = measure(&rows()?)?;
    let mut out = std::io::stdout();
    writeln!(out, "500 questions, 500 chained conditions: {chained:?}")?;
    writeln!(out, "200 rows of 10 questions with conditions: {rows:?}")?;
    Ok(if cfg!(debug_assertions) || chained <= FLOOR { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn measure((revision, answers): &(Revision, Value)) -> Result<Duration, String> {
    let answers =
        Answers::from_json(revision, answers.clone()).map_err(|problems| format!("{problems:?}"))?;
    let start = Instant::now();
    for _ in 0..ROUNDS {
        std::hint::black_box(evaluate(revision, &answers, date(2026, 11, 23)));
    }
    Ok(start.elapsed() / ROUNDS)
}

fn question(key: &str, visible_if: &str) -> Value {
    json!({"question": {"key": key, "label": {"de": key}, "kind": {"whole_number": {}}, "visible_if": visible_if}})
}

fn compiled(elements: &[Value]) -> Result<Revision, Box<dyn std::error::Error>> {
    let form = json!({"format": "gangway-form/1", "key": "a", "version": "1", "title": {"de": "A"},
        "steps": [{"key": "s", "title": {"de": "S"}, "elements": elements}]});
    let form = Form::from_json(form.to_string().as_bytes())?;
    compile(form).map_err(|problems| format!("{problems:?}").into())
}

fn chained() -> Result<(Revision, Value), Box<dyn std::error::Error>> {
    let rule =
        |n: usize| if n == 0 { "true".to_owned() } else { format!("q{} > 3 and q{} < 100", n - 1, n / 2) };
    let elements: Vec<Value> = (0..500).map(|n| question(&format!("q{n}"), &rule(n))).collect();
    let answers: Map<String, Value> = (0..500).map(|n| (format!("q{n}"), json!("50"))).collect();
    Ok((compiled(&elements)?, Value::Object(answers)))
}

fn rows() -> Result<(Revision, Value), Box<dyn std::error::Error>> {
    let rule = |n: usize| if n == 0 { "true".to_owned() } else { format!("q{} > 3", n - 1) };
    let inner: Vec<Value> = (0..10).map(|n| question(&format!("q{n}"), &rule(n))).collect();
    let group = json!({"group": {"key": "rows", "label": {"de": "R"}, "repeat": {"min": 0, "max": 1000}, "elements": inner}});
    let total = json!({"question": {"key": "total", "label": {"de": "T"}, "kind": {"whole_number": {}}, "calculated": "sum(rows.q0)"}});
    let row: Map<String, Value> = (0..10).map(|n| (format!("q{n}"), json!("50"))).collect();
    let answers = json!({"rows": vec![Value::Object(row); 200]});
    Ok((compiled(&[group, total])?, answers))
}

//! How long an evaluation takes, beside the floor: the same written by hand. Ends with code 1 if one takes longer than
//! the goal in `docs/formats/feel.md`.
//!
//! `cargo run -p feel --release --bin feel-speed`

use std::hint::black_box;
use std::process::ExitCode;
use std::time::Instant;

use feel::{Budget, Expression, Frames, Scope, Type, Value};
use rust_decimal::Decimal;

/// How many batches are timed, and how many runs each has.
const BATCHES: u32 = 1_000;
const BATCH: u32 = 200;

/// What a typical condition may take, in nanoseconds.
const GOAL: f64 = 1_000.0;

fn main() -> ExitCode {
    let mut kept = true;
    let (scope, values) = world();
    let frames: [&[Value]; 1] = [&values];
    let lookup = Frames(&frames);
    for (text, floor) in cases() {
        let Ok(expression) = Expression::compile(text, &scope) else {
            report(&format!("{text} does not compile"));
            kept = false;
            continue;
        };
        let ours = nanoseconds(|| {
            black_box(expression.evaluate(black_box(&lookup), &mut Budget::full()).is_ok());
        });
        let by_hand = nanoseconds(|| {
            black_box(floor(black_box(&values)));
        });
        let compile = nanoseconds(|| {
            black_box(Expression::compile(black_box(text), &scope).is_ok());
        });
        report(&format!("{ours:8.1} ns  floor {by_hand:6.1} ns  compile {compile:8.1} ns   {text}"));
        kept &= ours < GOAL;
    }
    if kept { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

type Floor = fn(&[Value]) -> bool;

fn cases() -> [(&'static str, Floor); 5] {
    [
        ("umfang > 80", |values| more_than(values.first(), 80)),
        ("umfang > 80 and art = \"Eiche\"", |values| {
            more_than(values.first(), 80) && is_text(values.get(1), "Eiche")
        }),
        ("tot or art in (\"Eiche\", \"Linde\", \"Buche\") and umfang between 60 and 120", |values| {
            values.get(2).is_some_and(Value::is_true)
                || (["Eiche", "Linde", "Buche"].iter().any(|art| is_text(values.get(1), art))
                    && more_than(values.first(), 59)
                    && !more_than(values.first(), 120))
        }),
        ("round half up(umfang / 3, 2) > 27", |values| match values.first() {
            Some(Value::Number(umfang)) => (umfang / Decimal::from(3)).round_dp(2) > Decimal::from(27),
            _ => false,
        }),
        ("some b in baeume satisfies b.umfang > 100", |values| match values.get(3) {
            Some(Value::List(rows)) => rows.iter().any(|row| match row {
                Value::Context(row) => more_than(row.get("umfang"), 100),
                _ => false,
            }),
            _ => false,
        }),
    ]
}

fn world() -> (Scope, Vec<Value>) {
    let row = Type::context([("umfang", Type::Number), ("art", Type::Text)]);
    let kinds =
        [("umfang", Type::Number), ("art", Type::Text), ("tot", Type::Boolean), ("baeume", Type::list(row))];
    let mut scope = Scope::new();
    for (name, kind) in kinds {
        if scope.declare(name, kind).is_err() {
            report(&format!("{name} cannot be declared"));
        }
    }
    let tree = |umfang: i64| Value::from([("umfang", Value::from(umfang)), ("art", Value::from("Eiche"))]);
    let trees = Value::from(vec![tree(60), tree(70), tree(80), tree(90), tree(120)]);
    (scope, vec![Value::from(82), Value::from("Linde"), Value::from(false), trees])
}

fn more_than(value: Option<&Value>, bound: i64) -> bool {
    matches!(value, Some(Value::Number(number)) if *number > Decimal::from(bound))
}

fn is_text(value: Option<&Value>, wanted: &str) -> bool {
    matches!(value, Some(Value::Text(text)) if text == wanted)
}

/// The time of one run: the best of many short batches, because other programs disturb the longer ones.
fn nanoseconds(mut once: impl FnMut()) -> f64 {
    let mut best = f64::MAX;
    for _ in 0..BATCHES {
        let start = Instant::now();
        for _ in 0..BATCH {
            once();
        }
        best = best.min(start.elapsed().as_secs_f64() * 1e9 / f64::from(BATCH));
    }
    best
}

#[expect(clippy::print_stdout, reason = "a measurement is there to be read")]
fn report(line: &str) {
    println!("{line}");
}

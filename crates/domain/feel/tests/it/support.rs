//! Answers for the tests, and the oracle that evaluates the same expressions.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::str::FromStr;
use std::sync::LazyLock;

use dsntk_feel::context::FeelContext;
use dsntk_feel::{FeelScope, values};
use feel::{Budget, Expression, Problem, Scope, Type, Value};
use rust_decimal::Decimal;

/// The published description of the language; its tables are tests.
const DOCUMENT: &str = include_str!("../../../../../docs/formats/feel.md");

/// The rows of a section's tables, without heads: the cells, and of each the code in it.
pub(crate) fn rows(section: &str) -> Vec<Vec<String>> {
    let mut lines = DOCUMENT.lines().skip_while(|line| *line != format!("## {section}"));
    lines.next().unwrap_or_else(|| panic!("no section {section}"));
    let table = lines.take_while(|line| !line.starts_with("## ")).filter(|line| line.starts_with('|'));
    table.skip(2).map(|line| line.trim_matches('|').split(" | ").map(code).collect()).collect()
}

/// What stands between backticks if anything does, else the whole cell.
fn code(cell: &str) -> String {
    let cell = cell.trim();
    let inner = cell.split_once('`').and_then(|(_, rest)| rest.rsplit_once('`'));
    inner.map_or(cell, |(inner, _)| inner).to_owned()
}

/// Names with their values as expressions.
fn answers() -> Vec<(String, String)> {
    let rows = rows("Answers used in the examples");
    rows.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect()
}

/// The type of an answer whose value is null.
fn type_of_null(name: &str) -> Type {
    match name {
        "leere_zahl" => Type::Number,
        "leerer_text" => Type::Text,
        "offen" => Type::Boolean,
        _ => panic!("{name} has no type"),
    }
}

/// The names that test expressions may use, and their values.
pub(crate) static WORLD: LazyLock<(Scope, BTreeMap<String, Value>)> = LazyLock::new(|| {
    let mut scope = Scope::new();
    let mut values = BTreeMap::new();
    for (name, text) in answers() {
        let expression = Expression::compile(&text, &Scope::new()).unwrap();
        let value = expression.evaluate(&values, &mut Budget::full()).unwrap();
        let kind = if value.is_null() { type_of_null(&name) } else { expression.result_type().clone() };
        scope.declare(&name, kind).unwrap();
        values.insert(name, value);
    }
    (scope, values)
});

pub(crate) fn compile(text: &str) -> Result<Expression, Vec<Problem>> {
    Expression::compile(text, &WORLD.0)
}

/// What our engine gives; panics with the message if the expression has a problem.
pub(crate) fn ours(text: &str) -> Value {
    let expression = compile(text).unwrap_or_else(|problems| {
        let told: Vec<String> =
            problems.iter().map(|problem| problem.message(locale::Language::English)).collect();
        panic!("{text}\n{}", told.join("\n"))
    });
    let value = expression.evaluate(&WORLD.1, &mut Budget::full()).unwrap();
    assert!(
        expression.result_type().holds(&value),
        "{text} gives {value}, no {:?}",
        expression.result_type()
    );
    value
}

thread_local! {
    /// The answers as the oracle holds them.
    static ORACLE: FeelScope = {
        let entries: Vec<String> = answers().iter().map(|(name, text)| format!("{name}: {text}")).collect();
        let text = format!("{{{}}}", entries.join(", "));
        FeelScope::from(dsntk_feel_evaluator::evaluate_context(&FeelScope::default(), &text).unwrap())
    };
}

/// What the oracle gives; the reason where it cannot read the expression or its value has no counterpart here.
pub(crate) fn theirs(text: &str) -> Result<Value, String> {
    ORACLE.with(|scope| {
        let tree = dsntk_feel_parser::parse_expression(scope, text, false);
        let tree = tree.map_err(|error| error.to_string())?;
        // It panics on some roundings.
        let evaluate = || dsntk_feel_evaluator::evaluate(scope, &tree);
        let value =
            catch_unwind(AssertUnwindSafe(evaluate)).map_err(|panic| format!("it panics: {panic:?}"))?;
        from_oracle(&value)
    })
}

fn from_oracle(value: &values::Value) -> Result<Value, String> {
    let literal = |text: String| oracle_literal(&text);
    match value {
        values::Value::Null(_) => Ok(Value::Null),
        values::Value::Boolean(value) => Ok(Value::Boolean(*value)),
        values::Value::Number(number) => decimal(&number.to_string()).map(Value::Number),
        values::Value::String(text) => Ok(Value::Text(text.clone())),
        values::Value::Date(value) => literal(value.to_string()),
        values::Value::Time(value) => literal(value.to_string()),
        values::Value::DateTime(value) => literal(value.to_string()),
        values::Value::DaysAndTimeDuration(value) => literal(value.to_string()),
        values::Value::YearsAndMonthsDuration(value) => literal(value.to_string()),
        values::Value::List(items) => {
            items.iter().map(from_oracle).collect::<Result<_, _>>().map(Value::List)
        }
        values::Value::Context(context) => from_oracle_context(context),
        other => Err(format!("{other} has no counterpart")),
    }
}

fn from_oracle_context(context: &FeelContext) -> Result<Value, String> {
    let entries = context.iter().map(|(name, value)| Ok((name.to_string(), from_oracle(value)?)));
    entries.collect::<Result<_, String>>().map(Value::Context)
}

/// Dates, times and durations are written alike by both.
fn oracle_literal(text: &str) -> Result<Value, String> {
    let literal = Expression::compile(&format!("@\"{text}\""), &Scope::new());
    let literal = literal.map_err(|problems| format!("{text}: {problems:?}"))?;
    Ok(literal.evaluate(&BTreeMap::new(), &mut Budget::full()).unwrap())
}

/// A number of the oracle, rounded to our digits.
fn decimal(text: &str) -> Result<Decimal, String> {
    Decimal::from_str(text).map_err(|error| format!("{text}: {error}"))
}

//! What holds for every expression.

use std::borrow::Cow;
use std::collections::BTreeMap;

use feel::{Budget, Exhausted, Expression, Lookup, Reference, STEPS_MAX, Type, Value};
use locale::Language;
use proptest::prelude::*;

use crate::generate::any_expression;
use crate::support::{WORLD, compile};

/// Pieces from which almost-expressions are strewn together.
const PIECES: [&str; 44] = [
    "umfang",
    "baeume",
    "zahlen",
    "gruppe",
    "ort",
    "beginn",
    "offen",
    "item",
    "1",
    "2.5",
    "\"a\"",
    "@\"P1D\"",
    "null",
    "true",
    "+",
    "-",
    "*",
    "/",
    "**",
    "=",
    "<",
    "in",
    "between",
    "and",
    "or",
    "not(",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "..",
    ".",
    "if",
    "then",
    "else",
    "for",
    "some",
    "return",
    "satisfies",
    "count(",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_text_makes_the_compiler_panic(text in ".{0,200}") {
        check_any(&text);
    }

    #[test]
    fn no_heap_of_pieces_makes_the_compiler_panic(pieces in prop::collection::vec(prop::sample::select(PIECES.to_vec()), 0..40)) {
        check_any(&pieces.join(" "));
    }

    #[test]
    fn cutting_an_expression_short_never_panics(text in any_expression(), cut in any::<prop::sample::Index>()) {
        let length = cut.index(text.len() + 1);
        if let Some(short) = text.get(..length) {
            check_any(short);
        }
    }

    #[test]
    fn a_well_typed_expression_gives_its_type_or_null(text in any_expression()) {
        let expression = compile(&text).unwrap();
        let value = expression.evaluate(&WORLD.1, &mut Budget::full()).unwrap();
        prop_assert!(expression.result_type().holds(&value), "{text} gives {value}");
    }

    #[test]
    fn evaluation_is_repeatable_and_costs_the_same(text in any_expression()) {
        let expression = compile(&text).unwrap();
        let (mut first, mut second) = (Budget::full(), Budget::full());
        prop_assert_eq!(expression.evaluate(&WORLD.1, &mut first), expression.evaluate(&WORLD.1, &mut second));
        prop_assert_eq!(first, second);
    }

    #[test]
    fn any_budget_is_kept(text in any_expression(), steps in 0..200_u32) {
        let expression = compile(&text).unwrap();
        let mut budget = Budget::of(steps);
        if let Ok(value) = expression.evaluate(&WORLD.1, &mut budget) {
            prop_assert_eq!(Ok(value), expression.evaluate(&WORLD.1, &mut Budget::full()));
        } else {
            prop_assert_eq!(budget.left(), 0);
        }
    }

    #[test]
    fn only_what_is_referenced_is_read(text in any_expression()) {
        let expression = compile(&text).unwrap();
        let only = OnlyThese(expression.references());
        let value = expression.evaluate(&only, &mut Budget::full());
        prop_assert_eq!(value, expression.evaluate(&WORLD.1, &mut Budget::full()));
    }

    #[test]
    fn nothing_but_nulls_is_no_trouble(text in any_expression()) {
        let expression = compile(&text).unwrap();
        let value = expression.evaluate(&BTreeMap::new(), &mut Budget::full()).unwrap();
        prop_assert!(expression.result_type().holds(&value), "{text} gives {value}");
    }
}

/// Compiles and, if that succeeds, evaluates; tells the problems otherwise.
fn check_any(text: &str) {
    match compile(text) {
        Ok(expression) => {
            let value = expression.evaluate(&WORLD.1, &mut Budget::full());
            assert!(value.is_ok_and(|value| expression.result_type().holds(&value)), "{text}");
        }
        Err(problems) => {
            assert!(!problems.is_empty());
            for problem in problems {
                let line = text.split('\n').nth(problem.line - 1);
                assert!(line.is_some_and(|line| problem.column <= line.chars().count() + 1), "{problem:?}");
                assert!(!problem.message(Language::German).is_empty());
            }
        }
    }
}

/// Answers to the given references, and to nothing else.
struct OnlyThese<'r>(&'r [Reference]);

impl Lookup for OnlyThese<'_> {
    fn value(&self, reference: &Reference) -> Cow<'_, Value> {
        assert!(self.0.contains(reference));
        Lookup::value(&WORLD.1, reference)
    }
}

#[test]
fn nested_loops_multiply_until_the_budget_ends_them() {
    for text in [
        "for a in 1..1000, b in 1..1000, c in 1..1000 return a * b * c",
        "count(for a in 1..1000 return for b in 1..1000 return a)",
        "some a in 1..1000, b in 1..1000 satisfies a + b < 0",
        "for a in 1..99999999999999999 return a",
        "for a in 99999999999999999..1 return a",
        "distinct values(for a in 1..2000 return a)",
    ] {
        let expression = Expression::compile(text, &feel::Scope::new()).unwrap();
        let mut budget = Budget::full();
        assert_eq!(expression.evaluate(&BTreeMap::new(), &mut budget), Err(Exhausted), "{text}");
        assert_eq!(budget.left(), 0);
    }
}

#[test]
fn texts_do_not_grow_beyond_the_budget() {
    let doubled = (0..60).fold("x".to_owned(), |text, _| format!("({text} + ort)"));
    let text = format!("for x in [ort] return {doubled}");
    let expression = compile(&text).unwrap();
    let long = BTreeMap::from([("ort".to_owned(), Value::from("a".repeat(1_000_000)))]);
    assert_eq!(expression.evaluate(&long, &mut Budget::full()), Err(Exhausted));
}

#[test]
fn a_budget_is_shared_between_evaluations() {
    let expression = compile("anzahl + 1").unwrap();
    let mut budget = Budget::full();
    expression.evaluate(&WORLD.1, &mut budget).unwrap();
    assert_eq!(STEPS_MAX - budget.left(), 3);
}

#[test]
fn references_are_paths_each_once() {
    let expression =
        compile("sum(baeume.umfang) > umfang and count(baeume[tot]) = 0 and gruppe.ort = ort and umfang < 9")
            .unwrap();
    let paths: Vec<String> =
        expression.references().iter().map(|reference| reference.path().join(".")).collect();
    assert_eq!(paths, ["baeume.umfang", "umfang", "baeume", "gruppe.ort", "ort"]);
    assert_eq!(expression.result_type(), &Type::Boolean);
}

//! What expressions give.

use std::collections::BTreeMap;
use std::sync::Arc;

use feel::{Budget, Expression, Frames, Lookup, Scope, Type, Value};

use crate::support::{compile, ours};

fn evaluate(text: &str) -> String {
    ours(text).to_string()
}

#[test]
fn precedence_is_that_of_feel() {
    for (text, expected) in [
        ("1 + 2 * 3", "7"),
        ("(1 + 2) * 3", "9"),
        ("-2 ** 2", "4"),
        ("2 ** 3 ** 2", "64"),
        ("10 - 3 - 2", "5"),
        ("not(true) or true and false", "false"),
        ("1 + 1 = 2 and 3 > 2", "true"),
        ("if 1 > 2 then 1 else 2 + 3", "5"),
        ("1 + if true then 1 else 2", "2"),
        ("count([1, 2][item > 1]) + 1", "2"),
        ("5 between 1 and 3 + 3 and true", "true"),
    ] {
        assert_eq!(evaluate(text), expected, "{text}");
    }
}

#[test]
fn three_values_follow_the_tables() {
    for (text, expected) in [
        ("null and false", "false"),
        ("null and true", "null"),
        ("null or true", "true"),
        ("null or false", "null"),
        ("not(null)", "null"),
        ("null = null", "true"),
        ("null != 1", "true"),
        ("null < 1", "null"),
        ("some x in [null, 1] satisfies x > 0", "true"),
        ("every x in [null, 1] satisfies x > 0", "null"),
        ("null in [1..2]", "null"),
    ] {
        assert_eq!(evaluate(text), expected, "{text}");
    }
}

#[test]
fn digits_that_no_number_has_change_nothing_or_leave_nothing() {
    for (text, expected) in [
        ("round up(5.5, 6176)", "5.5"),
        ("round half up(5.5, 40)", "5.5"),
        ("decimal(5.5, -40)", "0"),
        ("floor(5.5, -40)", "0"),
        ("round up(5.5, -40)", "null"),
        ("floor(-5.5, -40)", "null"),
        ("decimal(5.5, 6177)", "null"),
        ("decimal(5.5, -6112)", "null"),
        ("decimal(5.5, 0.5)", "null"),
    ] {
        assert_eq!(evaluate(text), expected, "{text}");
    }
}

#[test]
fn months_between_moments_are_whole_when_day_and_time_of_day_are_reached() {
    for (from, to, months) in [
        ("2026-01-31T14:30:00", "2026-03-15T10:00:00", "P1M"),
        ("2026-01-15T14:30:00", "2026-03-15T14:30:00", "P2M"),
        ("2026-01-15T14:30:00", "2026-03-15T14:29:59", "P1M"),
        ("2026-01-15T14:30:00", "2026-02-14T23:00:00", "P0M"),
        ("2026-03-15T10:00:00", "2026-01-31T14:30:00", "-P1M"),
        ("2026-03-15T10:00:00", "2026-01-15T10:00:00", "-P2M"),
        ("2025-12-31T23:59:59", "2026-01-01T00:00:00", "P0M"),
    ] {
        assert_eq!(
            evaluate(&format!("years and months duration(@\"{from}\", @\"{to}\")")),
            months,
            "{from} {to}"
        );
    }
    assert_eq!(evaluate("years and months duration(@\"2026-01-15\", @\"2026-03-15T10:00:00\")"), "P2M");
}

#[test]
fn a_row_reads_its_own_answers_first_then_outward() {
    let row_type = Type::context([("umfang", Type::Number), ("art", Type::Text)]);
    let mut form = Scope::new();
    form.declare("umfang", Type::Number).unwrap();
    form.declare("baeume", Type::list(row_type)).unwrap();
    form.declare("grenze", Type::Number).unwrap();
    let mut row = Scope::within(Arc::new(form));
    row.declare("umfang", Type::Number).unwrap();

    let rule = "umfang > grenze and count(baeume) = 1";
    let expression = Expression::compile_as(rule, &row, &Type::Boolean).unwrap();
    let places: Vec<(usize, usize)> =
        expression.references().iter().map(|reference| (reference.level(), reference.slot())).collect();
    assert_eq!(places, [(1, 0), (0, 2), (0, 1)]);

    let tree = Value::from([("umfang", Value::from(90)), ("art", Value::from("Eiche"))]);
    let outer = [Value::from(10), Value::from(vec![tree]), Value::from(80)];
    let inner = [Value::from(90)];
    let frames: [&[Value]; 2] = [&outer, &inner];
    assert!(expression.evaluate(&Frames(&frames), &mut Budget::full()).unwrap().is_true());
}

#[test]
fn within_a_filter_and_a_loop_the_nearest_name_wins() {
    for (text, expected) in [
        ("baeume[umfang > 100].art", "[\"Linde\"]"),
        ("for umfang in [1, 2] return umfang", "[1, 2]"),
        ("for x in [1, 2], y in [x, x * 10] return y", "[1, 10, 2, 20]"),
        ("for x in [1, 2] return for x in [5] return x", "[[5], [5]]"),
        ("some b in baeume satisfies count(baeume[umfang > b.umfang]) = 0", "true"),
        ("[[1, 2], [3]][count(item) > 1]", "[[1, 2]]"),
        ("[{a: 1, b: 2}, {a: 3, b: 2}][a > b][1].a", "3"),
        ("{a: {b: [{c: 1}, {c: 2}]}}.a.b.c", "[1, 2]"),
    ] {
        assert_eq!(evaluate(text), expected, "{text}");
    }
}

#[test]
fn dates_and_durations_keep_to_the_calendar() {
    for (text, expected) in [
        ("@\"2024-02-29\" + @\"P1Y\"", "2025-02-28"),
        ("@\"2026-03-31\" - @\"P1M\"", "2026-02-28"),
        ("beginn + @\"PT36H\"", "2026-02-01"),
        ("beginn - @\"PT1S\"", "2026-01-30"),
        ("@\"0001-01-01\" - @\"P1D\"", "null"),
        ("beginn + @\"P999999Y\"", "null"),
        ("uhrzeit - @\"15:00:00\"", "-PT30M"),
        ("@\"P1M\" * 0.5", "P0M"),
        ("@\"P1D\" / 7", "PT3H25M42.857142857S"),
        ("(ende - beginn) / @\"P1D\"", "43"),
        ("@\"P9999999999999D\" * 99999999999", "null"),
    ] {
        assert_eq!(evaluate(text), expected, "{text}");
    }
}

#[test]
fn numbers_beyond_all_bounds_are_null_and_never_a_panic() {
    for text in [
        "79228162514264337593543950335 + 1",
        "79228162514264337593543950335 * -2",
        "-79228162514264337593543950335 - 1",
        "10 ** 29",
        "0 ** -1",
        "2 ** 1001",
        "modulo(1, 0)",
        "modulo(79228162514264337593543950335, 0.0000000000000000000000000001)",
        "round up(79228162514264337593543950335, -28)",
        "decimal(1, 29)",
        "decimal(1, -29)",
        "decimal(1, 0.5)",
        "sum(79228162514264337593543950335, 1)",
        "substring(\"a\", 79228162514264337593543950335)",
        "zahlen[-79228162514264337593543950335]",
        "date(79228162514264337593543950335, 1, 1)",
        "@\"P9223372036854775807D\" = null",
    ] {
        if let Ok(expression) = Expression::compile(text, &crate::support::WORLD.0) {
            let value = expression.evaluate(&crate::support::WORLD.1, &mut Budget::full()).unwrap();
            assert!(expression.result_type().holds(&value), "{text}");
        }
    }
    assert_eq!(evaluate("79228162514264337593543950335 + 1"), "null");
    assert_eq!(evaluate("10 ** 29"), "null");
}

#[test]
fn a_lookup_may_build_its_values() {
    struct Built;
    impl Lookup for Built {
        fn value(&self, reference: &feel::Reference) -> std::borrow::Cow<'_, Value> {
            std::borrow::Cow::Owned(Value::from(i64::try_from(reference.path().len()).unwrap()))
        }
    }
    let mut scope = Scope::new();
    scope.declare("a", Type::context([("b", Type::Number)])).unwrap();
    let expression = Expression::compile("a.b + 1", &scope).unwrap();
    assert_eq!(expression.evaluate(&Built, &mut Budget::full()), Ok(Value::from(3)));
    let nobody: BTreeMap<String, Value> = BTreeMap::new();
    assert_eq!(expression.evaluate(&nobody, &mut Budget::full()), Ok(Value::Null));
}

#[test]
fn texts_that_are_compared_are_known_with_their_place() {
    let compared = |text: &str| {
        let expression = compile(text).unwrap();
        let compared = expression.compared_texts().iter();
        compared
            .map(|text| {
                format!("{} {} {}:{}", text.reference.path().join("."), text.text, text.line, text.column)
            })
            .collect::<Vec<_>>()
    };
    assert_eq!(compared("ort = \"Kiel\" and\n\"x\" != plz"), ["ort Kiel 1:7", "plz x 2:1"]);
    assert_eq!(compared("gruppe.ort in (\"a\", [\"b\", ort])"), ["gruppe.ort a 1:16", "gruppe.ort b 1:22"]);
    assert_eq!(compared("\"Eiche\" in baeume.art"), ["baeume.art Eiche 1:1"]);
    assert_eq!(compared("list contains(baeume.art, \"Ulme\")"), ["baeume.art Ulme 1:27"]);
    assert_eq!(compared("some b in baeume satisfies b.art = \"Ulme\""), ["baeume.art Ulme 1:36"]);
    assert_eq!(compared("count(baeume[art = \"Ulme\"]) > 0"), ["baeume.art Ulme 1:20"]);
    assert_eq!(compared("baeume.art[item = \"Ulme\"] = []"), ["baeume.art Ulme 1:19"]);
    assert_eq!(compared("upper case(ort) = \"KIEL\" or string length(ort) < 3"), Vec::<String>::new());
}

//! What expressions give.

use std::collections::BTreeMap;

use feel::{Budget, Expression, Scope, Value};

fn evaluate(text: &str) -> String {
    let expression = Expression::compile(text, &Scope::new()).unwrap_or_else(|problems| {
        panic!("{text}: {}", problems[0].message(feel::Language::En));
    });
    let answers: BTreeMap<String, Value> = BTreeMap::new();
    let value = expression.evaluate(&answers, &mut Budget::full()).unwrap();
    assert!(expression.result_type().holds(&value), "{text}");
    value.to_string()
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

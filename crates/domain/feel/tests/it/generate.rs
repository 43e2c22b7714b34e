//! Random expressions, well typed by construction.
//!
//! They keep to the ground where both engines agree by the standard: what stands left of `=` is never null, the
//! conditions of `some` and `every` are never null, powers are small and whole, and nothing is rounded to one unit, to
//! zero or half down, which the oracle gets wrong.

use proptest::prelude::*;
use proptest::strategy::Union;

/// How deep expressions nest.
const DEPTH: u32 = 4;

/// An expression of any type.
pub(crate) fn any_expression() -> impl Strategy<Value = String> {
    prop_oneof![
        number(DEPTH),
        boolean(DEPTH),
        text(DEPTH),
        date(DEPTH),
        duration(DEPTH),
        numbers(DEPTH),
        texts(DEPTH)
    ]
}

/// A condition, which may be null.
pub(crate) fn boolean(depth: u32) -> BoxedStrategy<String> {
    let leaf = words(&["ja", "nein", "offen", "true", "false"]);
    if depth == 0 {
        return leaf;
    }
    let (one, two) = (boolean(depth - 1), boolean(depth - 1));
    let sign = words(&["<", "<=", ">", ">="]);
    prop_oneof![
        leaf,
        (one.clone(), words(&["and", "or"]), two).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        one.clone().prop_map(|a| format!("not({a})")),
        one.prop_map(|a| format!("({a}) = null")),
        (number(depth - 1), sign.clone(), number(depth - 1))
            .prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        (date(depth - 1), sign.clone(), date(depth - 1)).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        (duration(depth - 1), sign, duration(depth - 1)).prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        (number_literal(), words(&["=", "!="]), number(depth - 1))
            .prop_map(|(a, op, b)| format!("{a} {op} ({b})")),
        (text_literal(), words(&["=", "!="]), text(depth - 1))
            .prop_map(|(a, op, b)| format!("{a} {op} ({b})")),
        (number(depth - 1), number(depth - 1), number(depth - 1))
            .prop_map(|(a, b, c)| format!("({a}) between ({b}) and ({c})")),
        (whole_number(), words(&["[", "("]), number_literal(), number_literal(), words(&["]", ")"]))
            .prop_map(|(a, open, low, high, close)| format!("{a} in {open}{low}..{high}{close}")),
        (number_literal(), numbers(depth - 1)).prop_map(|(a, list)| format!("{a} in ({list})")),
        (number_literal(), numbers(depth - 1)).prop_map(|(a, list)| format!("list contains({list}, {a})")),
        (words(&["contains", "starts with", "ends with"]), text(depth - 1), text(depth - 1))
            .prop_map(|(name, a, b)| format!("{name}({a}, {b})")),
        (text(depth - 1), words(&["^[A-Z]", "[0-9]+$", "weg", "^$"]))
            .prop_map(|(a, pattern)| format!("matches({a}, \"{pattern}\")")),
        (words(&["some", "every"]), numbers(depth - 1), total("x", depth - 1))
            .prop_map(|(word, list, condition)| format!("{word} x in {list} satisfies {condition}")),
        (words(&["some", "every"]), row_condition())
            .prop_map(|(word, condition)| format!("{word} b in baeume satisfies {condition}")),
    ]
    .boxed()
}

pub(crate) fn number(depth: u32) -> BoxedStrategy<String> {
    let leaf =
        Union::new([number_literal(), words(&["anzahl", "umfang", "betrag", "leere_zahl", "null"])]).boxed();
    if depth == 0 {
        return leaf;
    }
    let (one, two) = (number(depth - 1), number(depth - 1));
    prop_oneof![
        leaf,
        (one.clone(), words(&["+", "-", "*", "/"]), two.clone())
            .prop_map(|(a, op, b)| format!("({a}) {op} ({b})")),
        (one.clone(), 0..4_u32).prop_map(|(a, exponent)| format!("({a}) ** {exponent}")),
        one.clone().prop_map(|a| format!("-({a})")),
        (boolean(depth - 1), one.clone(), two.clone())
            .prop_map(|(c, a, b)| format!("(if {c} then {a} else {b})")),
        (words(&["floor", "ceiling", "abs"]), one.clone()).prop_map(|(name, a)| format!("{name}({a})")),
        (rounding(), one.clone()).prop_map(|(name, a)| format!("{name}({a}, 0)")),
        (rounding(), 20..5000_i32, 0..3_i32)
            .prop_map(|(name, number, scale)| format!("{name}({}.{number:04}, {scale})", number % 90 + 10)),
        (one, number_literal()).prop_map(|(a, b)| format!("modulo({a}, {b})")),
        (words(&["sum", "min", "max", "mean", "count"]), numbers(depth - 1))
            .prop_map(|(name, list)| format!("{name}({list})")),
        (numbers(depth - 1), -3..4_i32).prop_map(|(list, index)| format!("({list})[{index}]")),
        text(depth - 1).prop_map(|a| format!("string length({a})")),
        (date(depth - 1), words(&["year", "month", "day", "weekday"]))
            .prop_map(|(a, part)| format!("({a}).{part}")),
        (words(&["day of year", "week of year"]), date(depth - 1))
            .prop_map(|(name, a)| format!("{name}({a})")),
    ]
    .boxed()
}

pub(crate) fn text(depth: u32) -> BoxedStrategy<String> {
    let leaf = Union::new([text_literal(), words(&["ort", "plz", "strasse", "leerer_text"])]).boxed();
    if depth == 0 {
        return leaf;
    }
    let (one, two) = (text(depth - 1), text(depth - 1));
    prop_oneof![
        leaf,
        (one.clone(), two.clone()).prop_map(|(a, b)| format!("({a}) + ({b})")),
        (boolean(depth - 1), one.clone(), two.clone())
            .prop_map(|(c, a, b)| format!("(if {c} then {a} else {b})")),
        (words(&["upper case", "lower case"]), one.clone()).prop_map(|(name, a)| format!("{name}({a})")),
        (words(&["substring before", "substring after"]), one.clone(), two)
            .prop_map(|(name, a, b)| format!("{name}({a}, {b})")),
        (one, -4..5_i32).prop_map(|(a, start)| format!("substring({a}, {start})")),
        texts(depth - 1).prop_map(|list| format!("string join({list}, \", \")")),
        date(depth - 1).prop_map(|a| format!("string({a})")),
        duration(depth - 1).prop_map(|a| format!("string({a})")),
        boolean(depth - 1).prop_map(|a| format!("string({a})")),
        (words(&["day of week", "month of year"]), date(depth - 1))
            .prop_map(|(name, a)| format!("{name}({a})")),
    ]
    .boxed()
}

pub(crate) fn date(depth: u32) -> BoxedStrategy<String> {
    let leaf = Union::new([
        words(&["beginn", "ende", "date(2026, 2, 30)"]),
        (1990..2040_i32, 1..13_u32, 1..29_u32)
            .prop_map(|(y, m, d)| format!("@\"{y:04}-{m:02}-{d:02}\""))
            .boxed(),
    ])
    .boxed();
    if depth == 0 {
        return leaf;
    }
    let one = date(depth - 1);
    prop_oneof![
        leaf,
        (one.clone(), words(&["+", "-"]), duration_literal())
            .prop_map(|(a, op, b)| format!("(({a}) {op} {b})")),
        (boolean(depth - 1), one, date(depth - 1))
            .prop_map(|(c, a, b)| format!("(if {c} then {a} else {b})")),
        (1990..2040_i32, 0..14_i32, 0..33_i32).prop_map(|(y, m, d)| format!("date({y}, {m}, {d})")),
    ]
    .boxed()
}

/// A duration of days.
pub(crate) fn duration(depth: u32) -> BoxedStrategy<String> {
    let leaf = Union::new([words(&["frist", "(beginn - date(2026, 2, 30))"]), days_literal()]).boxed();
    if depth == 0 {
        return leaf;
    }
    let one = duration(depth - 1);
    prop_oneof![
        leaf,
        (one.clone(), words(&["+", "-"]), duration(depth - 1))
            .prop_map(|(a, op, b)| format!("(({a}) {op} ({b}))")),
        (days_literal(), -3..6_i32).prop_map(|(a, factor)| format!("({a} * {factor})")),
        one.prop_map(|a| format!("(-({a}))")),
        (date(depth - 1), date(depth - 1)).prop_map(|(a, b)| format!("(({a}) - ({b}))")),
    ]
    .boxed()
}

/// A list of numbers, none of them null.
pub(crate) fn numbers(depth: u32) -> BoxedStrategy<String> {
    let leaf = Union::new([
        words(&["zahlen", "baeume.umfang"]),
        prop::collection::vec(number_literal(), 0..4)
            .prop_map(|items| format!("[{}]", items.join(", ")))
            .boxed(),
    ])
    .boxed();
    if depth == 0 {
        return leaf;
    }
    let one = numbers(depth - 1);
    prop_oneof![
        leaf,
        (one.clone(), total("item", depth - 1))
            .prop_map(|(list, condition)| format!("({list})[{condition}]")),
        (one.clone(), words(&["x + 1", "x * 2", "-x", "x - anzahl"]))
            .prop_map(|(list, body)| format!("(for x in {list} return {body})")),
        (-2..4_i32, -2..6_i32).prop_map(|(from, to)| format!("(for x in {from}..{to} return x * x)")),
        (words(&["reverse", "distinct values"]), one.clone())
            .prop_map(|(name, list)| format!("{name}({list})")),
        (one.clone(), numbers(depth - 1)).prop_map(|(a, b)| format!("concatenate({a}, {b})")),
        (one.clone(), number_literal()).prop_map(|(list, item)| format!("append({list}, {item})")),
        (one, number_literal()).prop_map(|(list, item)| format!("index of({list}, {item})")),
        row_condition().prop_map(|condition| format!("baeume[{condition}].umfang").replace("b.", "")),
    ]
    .boxed()
}

pub(crate) fn texts(depth: u32) -> BoxedStrategy<String> {
    let leaf = Union::new([
        words(&["baeume.art"]),
        prop::collection::vec(text_literal(), 0..4)
            .prop_map(|items| format!("[{}]", items.join(", ")))
            .boxed(),
    ])
    .boxed();
    if depth == 0 {
        return leaf;
    }
    prop_oneof![
        leaf,
        row_condition().prop_map(|condition| format!("baeume[{condition}].art").replace("b.", "")),
        words(&["\"a;b;c\"", "strasse", "plz"]).prop_map(|a| format!("split({a}, \"[; ]\")")),
        texts(depth - 1).prop_map(|list| format!("(for x in {list} return x + \"!\")")),
    ]
    .boxed()
}

/// A condition about a number that is never null.
fn total(name: &'static str, depth: u32) -> BoxedStrategy<String> {
    let leaf = (words(&["<", ">=", "=", "!="]), number_literal())
        .prop_map(move |(op, literal)| format!("{name} {op} {literal}"))
        .boxed();
    if depth == 0 {
        return leaf;
    }
    let inner = total(name, depth - 1);
    prop_oneof![
        leaf,
        (inner.clone(), words(&["and", "or"]), inner.clone())
            .prop_map(|(a, op, b)| format!("({a} {op} {b})")),
        inner.prop_map(|a| format!("not({a})")),
    ]
    .boxed()
}

/// A condition about a row `b`, never null.
fn row_condition() -> BoxedStrategy<String> {
    prop_oneof![
        (words(&["<", ">="]), number_literal()).prop_map(|(op, literal)| format!("b.umfang {op} {literal}")),
        words(&["b.tot", "not(b.tot)", "b.art = \"Eiche\"", "b.art < \"C\"", "b.tot or b.umfang > 100"]),
    ]
    .boxed()
}

fn rounding() -> BoxedStrategy<String> {
    words(&["decimal", "round up", "round down", "round half up"])
}

fn whole_number() -> BoxedStrategy<String> {
    (-5..20_i32).prop_map(|number| format!("({number})")).boxed()
}

fn number_literal() -> BoxedStrategy<String> {
    prop_oneof![
        (0..130_i32).prop_map(|number| number.to_string()),
        (0..100_i32, 0..1000_i32).prop_map(|(whole, fraction)| format!("{whole}.{fraction:03}")),
        (1..20_i32).prop_map(|number| format!("-{number}")),
    ]
    .boxed()
}

fn text_literal() -> BoxedStrategy<String> {
    words(&["\"\"", "\"Kiel\"", "\"weg\"", "\"24\"", "\" \"", "\"ÄÖ ß\"", "\"a\\\"b\\\\c\""])
}

fn days_literal() -> BoxedStrategy<String> {
    (0..40_i32, 0..24_i32, 0..60_i32).prop_map(|(d, h, m)| format!("@\"P{d}DT{h}H{m}M\"")).boxed()
}

fn duration_literal() -> BoxedStrategy<String> {
    prop_oneof![
        days_literal(),
        (0..3_i32, 0..12_i32).prop_map(|(years, months)| format!("@\"P{years}Y{months}M\""))
    ]
    .boxed()
}

fn words(words: &[&'static str]) -> BoxedStrategy<String> {
    prop::sample::select(words.to_vec()).prop_map(str::to_owned).boxed()
}

//! What authors are told, in both languages.

use std::fmt::Write;
use std::sync::Arc;

use feel::{Expression, Problem, Scope, Type};
use locale::Language;

use crate::support::compile;

/// The problems of each text, in both languages.
fn told(texts: &[&str]) -> String {
    let mut told = String::new();
    for text in texts {
        let problems = compile(text).expect_err(text);
        write_problems(&mut told, text, &problems);
    }
    told
}

fn write_problems(told: &mut String, text: &str, problems: &[Problem]) {
    writeln!(told, "{text}").unwrap();
    for problem in problems {
        writeln!(told, "  [{}]", problem.code()).unwrap();
        writeln!(told, "  {}", problem.message(Language::German)).unwrap();
        writeln!(told, "  {}", problem.message(Language::English)).unwrap();
    }
    writeln!(told).unwrap();
}

#[test]
fn malformed_texts() {
    insta::assert_snapshot!(told(&[
        " \n // nothing\n",
        "umfang § 3",
        "umfang == 80",
        "ja && nein",
        "ja und nein",
        "betrag = 1,5",
        "betrag = 1.000,50 or ja",
        "ort = 'Kiel'",
        "ort = „Kiel“",
        "ort = \"Kiel",
        "ort /* = 3",
        "\"C:\\Pfad\"",
        "12345678901234567890123456789012345",
        "umfang >",
        "(umfang > 80",
        "umfang > 80)",
        "if ja then 1",
        "umfang 80",
        "[1, 2",
        "[1, ]",
        "max(1; 2)",
        "1 < anzahl < 5",
        "[1..5]",
        "(1..5)",
        "anzahl in [1..5",
        "not ja",
        "ja and",
        "for and in zahlen return 1",
        "some b in baeume",
        "{and: 1}",
        "umfang.",
        "umfang > 82,5",
    ]));
}

#[test]
fn what_is_left_out() {
    insta::assert_snapshot!(told(&[
        "function(x) x + 1",
        "today() > beginn",
        "beginn < now()",
        "umfang instance of number",
        "round up(n: 5, scale: 2)",
        "beginn > @\"31.01.2026\"",
        "date(\"2026-02-30\")",
        "duration(\"14 Tage\")",
        "duration(ort)",
        "matches(ort, plz)",
        "matches(ort, \"(\")",
        "matches(ort, \"(?=a)\")",
        "matches(ort, \"a\", \"q\")",
    ]));
}

#[test]
fn unknown_names() {
    insta::assert_snapshot!(told(&[
        "Umfang > 80",
        "umfagn > 80",
        "nichts = 1",
        "gruppe.strasse = ort",
        "baeume.hoehe",
        "ort.laenge",
        "beginn.jahr",
        "betrag.euro",
        "round(umfang, 2)",
        "summe(zahlen)",
        "string lenght(ort)",
        "{a: 1, a: 2}",
        "count(1, 2, 3)",
        "substring(ort)",
    ]));
}

#[test]
fn types_that_do_not_go_together() {
    insta::assert_snapshot!(told(&[
        "umfang > \"80\"",
        "\"80\" < umfang",
        "ja = \"ja\"",
        "ja > nein",
        "zahlen < zahlen",
        "beginn = zeitpunkt",
        "ort in [1..5]",
        "anzahl in (\"a\", \"b\")",
        "anzahl between \"a\" and 3",
        "beginn + 14",
        "ort + anzahl",
        "beginn + ende",
        "ja * 2",
        "-ort",
        "umfang and ja",
        "if anzahl then 1 else 2",
        "if ja then 1 else \"2\"",
        "[1, \"2\"]",
        "ort[1]",
        "baeume[umfang].art[umfang + \"x\"]",
        "baeume[art]",
        "some x in ort satisfies x = 1",
        "for i in 1..ort return i",
        "sum(baeume.art)",
        "contains(anzahl, \"3\")",
        "max(1, \"2\")",
        "append(zahlen, \"4\")",
    ]));
}

#[test]
fn all_mistakes_of_a_text_are_told_at_their_place() {
    insta::assert_snapshot!(told(&["umfang > \"80\" and\n  nichts = 1 or\n  (für_wen = 3 and -ort)"]));
}

#[test]
fn a_place_demands_its_type() {
    let demanded = [
        ("umfang", Type::Boolean),
        ("ort", Type::Number),
        ("anzahl > 3", Type::Text),
        ("baeume", Type::Date),
    ];
    let mut told = String::new();
    for (text, kind) in demanded {
        let scope = &crate::support::WORLD.0;
        write_problems(&mut told, text, &Expression::compile_as(text, scope, &kind).unwrap_err());
    }
    insta::assert_snapshot!(told);
}

#[test]
fn an_ambiguous_name_is_told_unless_a_row_settles_it() {
    let mut form = Scope::new();
    form.declare_ambiguous("ort", vec!["antragsteller.ort".into(), "grundstueck.ort".into()]).unwrap();
    let mut told = String::new();
    write_problems(&mut told, "ort = 1", &Expression::compile("ort = 1", &form).unwrap_err());
    insta::assert_snapshot!(told);
    let mut row = Scope::within(Arc::new(form));
    row.declare("ort", Type::Number).unwrap();
    assert!(Expression::compile("ort = 1", &row).is_ok());
}

/// Half of what a thread has by default: deep nesting must leave room.
const STACK_BYTES: usize = 1 << 20;

#[test]
fn hostile_texts_end_in_one_clean_problem() {
    let small = std::thread::Builder::new().stack_size(STACK_BYTES);
    small.spawn(check_hostile_texts).unwrap().join().unwrap();
}

fn check_hostile_texts() {
    let million = 1_000_000;
    for (text, code) in [
        ("(".repeat(million), "too_long"),
        ("(".repeat(9_000), "too_deep"),
        ("[".repeat(9_000), "too_deep"),
        ("{a:".repeat(3_000), "too_deep"),
        ("-".repeat(9_000), "too_deep"),
        ("not(".repeat(2_000), "too_deep"),
        ("1 in ((".repeat(1_400), "too_deep"),
        ("if ".repeat(3_000), "too_deep"),
        ("for x in ".repeat(1_000), "too_deep"),
        (format!("1{}", " + 1".repeat(2_000)), "too_deep"),
        (format!("gruppe{}", ".ort".repeat(2_000)), "too_deep"),
        (format!("zahlen{}", "[1]".repeat(2_000)), "too_deep"),
        ("\u{0}".repeat(10), "unexpected_character"),
    ] {
        let problems = compile(&text).unwrap_err();
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].code(), code, "{}", text.chars().take(20).collect::<String>());
        assert!(problems[0].message(Language::German).len() < 1_000);
    }
}

#[test]
fn the_deepest_texts_allowed_still_leave_room() {
    let deepest = |open: &str, inner: &str, close: &str| {
        let of = |depth| format!("{}{inner}{}", open.repeat(depth), close.repeat(depth));
        let depth = (1..=feel::DEPTH_MAX).rev().find(|depth| compile(&of(*depth)).is_ok());
        of(depth.expect(open))
    };
    let check = move || {
        for text in [
            deepest("(", "1", ")"),
            deepest("-", "1", ""),
            deepest("1 + (", "1", ")"),
            deepest("max(", "1", ")"),
            deepest("[", "1", "]"),
            deepest("{a: ", "1", "}"),
            deepest("if ja then ", "1", " else 2"),
            deepest("for x in [1] return ", "1", ""),
            deepest("[1][", "1", "]"),
            deepest("some x in [1] satisfies ", "ja", ""),
            deepest("1 + ", "1", ""),
        ] {
            crate::support::ours(&text);
        }
    };
    let small = std::thread::Builder::new().stack_size(STACK_BYTES);
    small.spawn(check).unwrap().join().unwrap();
}

#[test]
fn many_mistakes_are_told_up_to_a_bound() {
    let text = vec!["nichts"; 500].join(" or ");
    assert_eq!(compile(&text).unwrap_err().len(), feel::PROBLEMS_MAX);
}

#[test]
fn an_exhausted_budget_is_told() {
    insta::assert_snapshot!(
        [Language::German, Language::English].map(|language| feel::Exhausted.message(language)).join("\n")
    );
}

//! `docs/formats/feel.md` says what is true, and all of it.

use std::collections::BTreeSet;

use feel::Misnamed;

use crate::support::{compile, ours, rows, theirs};

const SECTIONS: [&str; 4] = ["Types", "Operators and words", "Properties", "Functions"];

#[test]
fn every_example_gives_the_value_beside_it() {
    for section in SECTIONS {
        for row in rows(section) {
            assert_eq!(ours(&row[1]), ours(&row[2]), "{section}: {}", row[1]);
        }
    }
}

#[test]
fn every_operator_and_word_has_an_example() {
    let cells: Vec<String> = rows("Operators and words").into_iter().map(|row| row[0].clone()).collect();
    let documented: BTreeSet<&str> = cells
        .iter()
        .flat_map(|cell| cell.split([' ', '…', '`']).map(|part| part.trim_matches(',')))
        .collect();
    for operator in feel::operators() {
        let found =
            documented.contains(operator) || (operator == "," && cells.iter().any(|cell| cell == ","));
        assert!(found, "no example for {operator}");
    }
}

#[test]
fn every_function_has_an_example_that_calls_it() {
    let rows = rows("Functions");
    for (name, usage) in feel::functions() {
        let called = |row: &Vec<String>| row[0] == name && row[1].contains(&format!("{name}("));
        assert!(rows.iter().any(called), "no example for {name}");
        assert!(compile(usage).is_ok(), "{usage}");
    }
    for row in &rows {
        assert!(feel::functions().any(|(name, _)| name == row[0]), "{} does not exist", row[0]);
    }
}

#[test]
fn every_property_has_an_example() {
    let examples: Vec<String> = rows("Properties").into_iter().map(|row| row[1].clone()).collect();
    for (subject, of) in [
        ("beginn", "beginn"),
        ("zeitpunkt", "zeitpunkt"),
        ("uhrzeit", "uhrzeit"),
        ("frist", "@"),
        ("dauer", "dauer"),
    ] {
        let problems = compile(&format!("{subject}.nothing")).unwrap_err();
        let feel::Fault::Misnamed(Misnamed::UnknownEntry { known, .. }) = &problems[0].fault else {
            panic!("{subject} has everything");
        };
        for property in known {
            let suffix = format!(".{property}");
            let shown =
                |text: &String| (text.starts_with(of) || text.starts_with('(')) && text.ends_with(&suffix);
            assert!(examples.iter().any(shown), "no example for {subject}.{property}");
        }
    }
}

#[test]
fn every_example_agrees_with_the_oracle_unless_listed() {
    let differences: BTreeSet<String> = rows("Differences").into_iter().map(|row| row[0].clone()).collect();
    let examples = SECTIONS.into_iter().flat_map(rows).map(|row| row[1].clone());
    let unlisted: Vec<String> = examples
        .filter(|text| !differences.contains(text) && theirs(text).as_ref() != Ok(&ours(text)))
        .map(|text| format!("{text}: here {}, there {:?}", ours(&text), theirs(&text)))
        .collect();
    assert!(unlisted.is_empty(), "{unlisted:#?}");
}

#[test]
fn every_listed_difference_is_one() {
    for row in rows("Differences") {
        let (text, here, there) = (&row[0], ours(&row[1]), theirs(&row[0]));
        assert_eq!(ours(text), here, "{text}");
        let as_listed = if row[2] == "beyond" { there.is_err() } else { there == Ok(ours(&row[2])) };
        assert!(as_listed && there != Ok(here), "{text} gives {there:?} there");
    }
}

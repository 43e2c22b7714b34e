//! `gangway law announce`.

use serde_json::Value;

use crate::call::{Called, gangway, samples};

fn announce(way: &str, land: &str, on: &str, more: &[&str]) -> Called {
    let words = ["law", "announce", "--way", way, "--land", land, "--on", on];
    gangway(words.iter().chain(more))
}

#[test]
fn a_letter_before_easter_has_two_readings() {
    insta::assert_json_snapshot!(announce("post", "SH", "2026-03-30", &[]).done());
}

#[test]
fn the_holidays_at_the_recipients_place_count_for_the_announcement() {
    let told = |more: &[&str]| announce("ao_post", "SH", "2026-01-02", more).done();
    let dates = |answer: &Value| ["announced", "ends"].map(|key| answer[key].as_str().unwrap().to_owned());
    let bavaria = told(&["--recipient-land", "by"]);
    assert_eq!(dates(&bavaria), ["2026-01-07", "2026-02-09"]);
    assert!(bavaria["basis"].to_string().contains("am Ort der Empfängerin oder des Empfängers (Bayern)"));
    assert_eq!(dates(&told(&["--recipient-land", "SH"])), ["2026-01-06", "2026-02-06"]);
    let unknown = told(&[]);
    assert_eq!(unknown["announced_shifted"], "2026-01-07");
    assert_eq!(unknown["ends_shifted"], "2026-02-09");
}

#[test]
fn a_text_that_nobody_read_says_so_and_gives_both_counts() {
    let answer = announce("post", "HH", "2026-07-06", &[]).done();
    assert_eq!(answer["basis"][0]["unchecked"], true);
    assert_eq!(
        (&answer["announced"], &answer["announced_shifted"]),
        (&"2026-07-09".into(), &"2026-07-10".into())
    );
}

#[test]
fn a_missing_notice_gives_a_year() {
    let answer = announce("hand", "SH", "2026-11-23", &["--months", "12"]).done();
    assert_eq!(answer["ends"], "2027-11-23");
}

#[test]
fn a_land_is_read_in_small_letters_too() {
    let small = announce("post", "sh", "2026-03-30", &[]).done();
    assert_eq!(small, announce("post", "SH", "2026-03-30", &[]).done());
}

#[test]
fn a_day_or_land_without_a_rule_is_refused() {
    let told = [
        announce("post", "SH", "2035-01-01", &[]).refused(3),
        announce("post", "SH", "2030-12-30", &[]).refused(3),
        announce("portal", "BY", "2026-11-23", &[]).refused(3),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn a_wrong_call_is_refused() {
    let told = [
        announce("pigeon", "SH", "2026-11-23", &[]).refused(2),
        announce("post", "XX", "2026-11-23", &[]).refused(2),
        announce("post", "SH", "2026-02-30", &[]).refused(2),
        announce("post", "SH", "2026-01-01T10:00:00", &[]).refused(2),
        announce("post", "SH", "20260101", &[]).refused(2),
        announce("post", "SH", "+002026-01-01", &[]).refused(2),
        announce("post", "SH", "2026-11-23", &["--months", "0"]).refused(2),
        announce("post", "SH", "2026-11-23", &["--months", "-1"]).refused(2),
        gangway(["law", "announce", "--way", "post"]).refused(2),
    ];
    insta::assert_snapshot!(told.join("\n"));
}

#[test]
fn the_worked_cases_hold_on_the_command_line() {
    let Some(folder) = samples("deadlines") else { return };
    let mut count = 0;
    for row in csv::Reader::from_path(folder.join("cases.csv")).unwrap().into_records() {
        let row = row.unwrap();
        let answer = announce(&row[0], &row[2], &row[1], &["--months", &row[3]]).done();
        let columns = ["announced", "ends", "announced_shifted", "ends_shifted"];
        let dates: Vec<&str> = columns.iter().map(|key| answer[key].as_str().unwrap()).collect();
        assert_eq!(dates, (4..8).map(|column| &row[column]).collect::<Vec<_>>(), "{row:?}");
        assert!(matches!(&answer["basis"], Value::Array(norms) if !norms.is_empty()));
        count += 1;
    }
    assert!(count > 0);
}

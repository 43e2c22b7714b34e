//! The columns of every table with a row that production wrote, as SQLite keeps it.

use std::{collections::BTreeMap, fmt::Write as _};

use kernel::ports::Checkpoints as _;
use serde_json::json;
use testing::{Engine, Harness, block_on};

use super::{
    files::Pinned,
    scenes,
    stable::{self, Seen, text},
};

/// What stands for a sealed text, a salt, or a text that is pinned elsewhere.
const LEFT_OUT: &str = "…";

/// Longer values are cut here: a published pack is pinned by its event.
const CHARACTERS_MAX: usize = 400;

#[test]
fn every_table_is_filled_as_it_is_pinned() {
    block_on(async {
        let harness = Harness::on(Engine::Sqlite).await;
        scenes::play(&harness).await;
        scenes::leave_something_open(&harness).await;
        let mut written = BTreeMap::new();
        let mut empty = Vec::new();
        for (table, rows) in harness.store.contents(&[]).await.unwrap() {
            match rows.iter().map(|row| stable_row(row)).min() {
                Some(row) => {
                    written.insert(format!("{table}.txt"), row);
                }
                None => empty.push(table),
            }
        }
        harness.end().await;
        assert_eq!(empty, Vec::<String>::new(), "no scene leaves a row in these");
        Pinned::in_folder("rows").assert_written(&written);
        assert_eq!(Pinned::in_folder("rows").read().len(), written.len(), "a table is gone, its file is not");
    });
}

/// What is kept outside of the database, so that nobody can rewrite both.
#[test]
fn an_export_is_written_as_it_is_pinned() {
    block_on(async {
        let harness = Harness::on(Engine::Sqlite).await;
        let (town, mehmet) = (harness.town.id, "mehmet.yildiz@example.org");
        let mehmet = harness.resident(&harness.town, mehmet).await;
        let case = mehmet.apply(&harness).await.case;
        harness.store.checkpoint(town, harness.now()).await.unwrap().unwrap();
        mehmet.withdraw(&harness, case).await;
        scenes::retain_nothing(&harness).await;
        harness.store.checkpoint(town, harness.now()).await.unwrap().unwrap();
        let mut export = serde_json::to_value(harness.store.export().await.unwrap()).unwrap();
        let towns = export["towns"].as_array_mut().unwrap();
        towns.retain(|exported| exported["town"] == json!(town));
        let written = [("checkpoints.json".to_owned(), text(&stable::stable(&export)))].into();
        Pinned::in_folder("export").assert_written(&written);
        harness.end().await;
    });
}

/// A row with a line for each column, the same in every run.
fn stable_row(row: &str) -> String {
    let (mut seen, mut lines, mut rest) = (Seen::default(), String::new(), row);
    while let Some((column, tail)) = rest.split_once('=') {
        let (value, after) = tail.split_at(end_of(tail));
        writeln!(lines, "{column} = {}", value_of(column, value, &mut seen)).unwrap();
        rest = after.trim_start();
    }
    lines
}

/// Where a value ends: at the quote that is not doubled, or at a space.
fn end_of(text: &str) -> usize {
    let (mut is_quoted, mut end) = (false, 0);
    for letter in text.chars() {
        match letter {
            '\'' => is_quoted = !is_quoted,
            ' ' if !is_quoted => break,
            _ => {}
        }
        end += letter.len_utf8();
    }
    end
}

fn value_of(column: &str, value: &str, seen: &mut Seen) -> String {
    if let Some(hex) = value.strip_prefix("X'") {
        return seen.bytes(hex.trim_end_matches('\'')).unwrap_or_else(|| format!("X'{LEFT_OUT}'"));
    }
    if column == "password" {
        return format!("'$argon2id${LEFT_OUT}'");
    }
    if column == "bytes" {
        return "4096".to_owned();
    }
    let words = seen.text(value);
    let begun: String = words.chars().take(CHARACTERS_MAX).collect();
    if begun == words { words } else { format!("{begun}{LEFT_OUT}'") }
}

//! The same text in every run: ids and hashes are counted in the order in which they appear, sizes of files are the same for all.

use std::collections::BTreeMap;

use serde_json::{Value, json};

/// Every file is so large: how well a letter compresses is not what is pinned.
const BYTES: u64 = 4_096;

/// A signature has so many hexadecimal digits.
const SIGNATURE_DIGITS: usize = 128;

/// Makes a body the same in every run; it still reads as what it was.
pub(super) fn stable(body: &Value) -> Value {
    Seen::default().value(None, body)
}

/// A body as its file has it: keys in their order, a line each.
pub(super) fn text(body: &Value) -> String {
    let mut text = serde_json::to_string_pretty(body).unwrap();
    text.push('\n');
    text
}

/// What was seen of ids and hashes so far.
#[derive(Default)]
pub(super) struct Seen {
    ids: BTreeMap<String, String>,
    hashes: BTreeMap<String, String>,
}

impl Seen {
    fn value(&mut self, key: Option<&str>, value: &Value) -> Value {
        match value {
            Value::Object(fields) => {
                let sorted: BTreeMap<&String, &Value> = fields.iter().collect();
                sorted.into_iter().map(|(key, value)| (key.clone(), self.value(Some(key), value))).collect()
            }
            Value::Array(items) => items.iter().map(|item| self.value(key, item)).collect(),
            Value::String(text) => Value::String(self.text(text)),
            Value::Number(_) if key == Some("bytes") => json!(BYTES),
            other => other.clone(),
        }
    }

    /// Ids and hashes wherever they stand in a text.
    pub(super) fn text(&mut self, text: &str) -> String {
        let is_part = |c: char| c.is_ascii_hexdigit() || c == '-';
        let mut out = String::new();
        let mut rest = text;
        while let Some(from) = rest.find(is_part) {
            let (before, tail) = rest.split_at(from);
            let (word, after) = tail.split_at(tail.find(|c| !is_part(c)).unwrap_or(tail.len()));
            out.push_str(before);
            out.push_str(&self.word(word));
            rest = after;
        }
        out.push_str(rest);
        out
    }

    fn word(&mut self, word: &str) -> String {
        if ids::Uuid::try_parse(word).is_ok() && word.len() == 36 {
            let next = format!("01900000-0000-7000-8000-{:012}", self.ids.len() + 1);
            return self.ids.entry(word.to_owned()).or_insert(next).clone();
        }
        if word.contains('-') || word.chars().all(|digit| digit == '0') {
            return word.to_owned();
        }
        match word.len() {
            64 => {
                let next = format!("{:064}", self.hashes.len() + 1);
                self.hashes.entry(word.to_owned()).or_insert(next).clone()
            }
            SIGNATURE_DIGITS => "f".repeat(SIGNATURE_DIGITS),
            _ => word.to_owned(),
        }
    }

    /// Bytes of a column in hexadecimal digits: an id or a hash, or else nothing that is the same twice.
    pub(super) fn bytes(&mut self, hex: &str) -> Option<String> {
        let hex = hex.to_ascii_lowercase();
        let known = match hex.len() {
            32 => self.word(&ids::Uuid::try_parse(&hex).ok()?.to_string()).replace('-', ""),
            64 => self.word(&hex),
            _ => return None,
        };
        Some(format!("X'{known}'"))
    }
}

//! What the import has to say, as JSON for people and programs.

use serde::Serialize;

use super::{limits::MESSAGES_MAX, messages::Code};

/// The report of an import.
///
/// Its JSON is part of the command line's contract, so it is written by serde although it is no kept format.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Which schema was read.
    pub schema: SchemaName,
    /// How much it holds.
    pub counts: Counts,
    /// What breaks the rules of the standard.
    pub messages: Vec<ReportMessage>,
    /// What a person must still decide.
    pub open_points: Vec<OpenPoint>,
    /// How many further messages and open points have no room here.
    #[serde(skip_serializing_if = "is_none")]
    pub omitted: usize,
}

/// The signature is what serde calls.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_none(count: &usize) -> bool {
    *count == 0
}

/// Which schema was read.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SchemaName {
    /// For example `S00000000371`.
    pub id: String,
    /// For example `1.0.0`; empty for a working copy.
    pub version: String,
    pub name: String,
}

/// How much a schema holds, by positions: a building block that stands in three places counts three times.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Counts {
    /// Data fields.
    pub fields: usize,
    pub groups: usize,
    pub rules: usize,
    /// Distinct code lists that fields refer to.
    pub code_lists: usize,
}

/// Something that breaks the rules of the standard.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ReportMessage {
    /// The number in the catalogue of FIM quality messages (XDFM 1.8), or a word of our own.
    pub code: String,
    /// `critical`, `error`, `warning` or `hint`.
    pub severity: &'static str,
    /// The ids from the schema down, `/` between them.
    pub path: String,
    /// In German, as the catalogue speaks.
    pub text: String,
}

/// Something that a person must still decide.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OpenPoint {
    /// The ids from the schema down, `/` between them.
    pub path: String,
    /// What is open; for a rule its free text.
    pub text: String,
}

impl Report {
    pub(super) fn message(&mut self, code: Code, path: &str, detail: &str) {
        if self.messages.len() >= MESSAGES_MAX {
            self.omitted += 1;
            return;
        }
        let (number, severity, text) = code.describe();
        let text = if detail.is_empty() { text.to_owned() } else { format!("{text} ({detail})") };
        self.messages.push(ReportMessage { code: number.to_owned(), severity, path: path.to_owned(), text });
    }

    pub(super) fn open(&mut self, path: &str, text: impl Into<String>) {
        if self.open_points.len() < MESSAGES_MAX {
            self.open_points.push(OpenPoint { path: path.to_owned(), text: text.into() });
        } else {
            self.omitted += 1;
        }
    }

    /// The report as JSON, indented for people.
    #[must_use]
    pub fn to_json(&self) -> String {
        // Strings and numbers only: nothing in it can fail to be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

//! Raw answers: what a resident typed or a program sent, as JSON of the form's shape.
//!
//! Groups are objects, repeated groups lists of objects; steps do not appear. Nothing here is typed or checked beyond
//! the shape, and nothing is ever removed because a question is hidden: see [`crate::evaluate`] for what counts.

mod shape;
mod update;
mod visible;

pub(crate) use self::update::locate;
use serde_json::{Map, Value as Json};

use crate::{
    compile::Revision,
    limits::ANSWERS_BYTES_MAX,
    message::{Message, Problem},
    path,
};

/// Raw answers to a form.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    root: Map<String, Json>,
}

impl Answers {
    /// No answers yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads answers to this form from JSON text.
    ///
    /// # Errors
    ///
    /// Every path that the form does not have, every value of the wrong shape, every bound that is broken.
    pub fn parse(revision: &Revision, bytes: &[u8]) -> Result<Self, Vec<Problem>> {
        if bytes.len() > ANSWERS_BYTES_MAX {
            let megabytes = ANSWERS_BYTES_MAX / 1_048_576;
            return Err(vec![problem(
                "",
                "too_large",
                format!("Die Antworten sind zu groß: höchstens {megabytes} MB."),
                format!("The answers are too large: at most {megabytes} MB."),
            )]);
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match serde_json::from_slice(bytes) {
            Ok(json) => Self::from_json(revision, json),
            Err(error) => Err(vec![problem(
                "",
                "no_json",
                format!("Die Antworten sind kein gültiges JSON: {error}"),
                format!("The answers are no valid JSON: {error}"),
            )]),
        }
    }

    /// Takes answers to this form from JSON.
    ///
    /// # Errors
    ///
    /// As [`Answers::parse`].
    pub fn from_json(revision: &Revision, json: Json) -> Result<Self, Vec<Problem>> {
        let (answers, problems) = Self::adopt(revision, json);
        if problems.is_empty() { Ok(answers) } else { Err(problems) }
    }

    /// Takes what fits this form, and says what did not: for drafts that were begun on an earlier revision.
    #[must_use]
    pub fn adopt(revision: &Revision, json: Json) -> (Self, Vec<Problem>) {
        shape::adopt(revision, json)
    }

    /// The answers as JSON, for keeping.
    #[must_use]
    pub fn to_json(&self) -> Json {
        Json::Object(self.root.clone())
    }

    /// The raw answer at a path.
    #[must_use]
    pub fn get(&self, path: &str) -> Option<&Json> {
        let segments = path::parse(path)?;
        let mut entries = &self.root;
        let mut found = None;
        for (position, segment) in segments.iter().enumerate() {
            let value = entries.get(segment.key)?;
            let value = segment.row.map_or(Some(value), |row| value.get(row))?;
            found = Some(value);
            if position + 1 < segments.len() {
                entries = value.as_object()?;
            }
        }
        found
    }

    pub(crate) fn root(&self) -> &Map<String, Json> {
        &self.root
    }
}

pub(crate) fn problem(
    path: &str,
    code: &'static str,
    de: impl Into<String>,
    en: impl Into<String>,
) -> Problem {
    Problem { path: path.to_owned(), code, message: Message::new(de, en) }
}

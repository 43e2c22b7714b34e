//! From bytes to a [`Form`], with the place of the first error.

use super::{Form, shape, strict::StrictJson};

/// Most bytes of a form. The largest real schema is imported to about a megabyte.
pub const FORM_BYTES_MAX: usize = 16 * 1024 * 1024;

/// Brackets within brackets. Sixteen groups within each other, which is the most, need fewer than 70.
const DEPTH_MAX: usize = 100;

/// A text that is no form, with the place, in words for whoever wrote it.
#[derive(Debug, thiserror::Error)]
pub enum MalformedForm {
    /// More bytes than [`FORM_BYTES_MAX`].
    #[error("the form has {0} bytes, the limit is {FORM_BYTES_MAX}")]
    TooLarge(usize),
    /// Nested deeper than any form can be.
    #[error(
        "something is nested too deep at line {line}, column {column}: groups can stand within each other at most {} times",
        crate::limits::GROUP_DEPTH_MAX
    )]
    TooDeep {
        /// From 1.
        line: usize,
        /// From 1, in bytes.
        column: usize,
    },
    /// The bytes are no JSON.
    #[error("no JSON: {reason} at line {line}, column {column}")]
    NoJson {
        /// What is wrong.
        reason: String,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
    /// JSON, but not of the shape of a form.
    #[error("{}{reason}", place(.path))]
    WrongShape {
        /// Where in the form, for example `steps[0].elements[2].question.kind`; empty for the form itself.
        path: String,
        /// What is wrong.
        reason: String,
    },
}

impl Form {
    /// Reads a form from JSON.
    ///
    /// # Errors
    ///
    /// [`MalformedForm`] with the place of the first error.
    pub fn from_json(bytes: &[u8]) -> Result<Self, MalformedForm> {
        if bytes.len() > FORM_BYTES_MAX {
            return Err(MalformedForm::TooLarge(bytes.len()));
        }
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        if let Some((line, column)) = too_deep(bytes) {
            return Err(MalformedForm::TooDeep { line, column });
        }
        let reader = &mut serde_json::Deserializer::from_slice(bytes);
        let StrictJson(json) = serde_path_to_error::deserialize(&mut *reader).map_err(|error| {
            if error.inner().is_data() { wrong_shape(error) } else { no_json(&error.into_inner()) }
        })?;
        reader.end().map_err(|error| no_json(&error))?;
        shape::check(&json)
            .map_err(|shape::Misfit { path, reason }| MalformedForm::WrongShape { path, reason })?;
        // What fits the schema can be read.
        serde_path_to_error::deserialize(json).map_err(wrong_shape)
    }

    /// The form as JSON, indented for people.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A form holds strings, numbers and lists only: nothing in it can fail to be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

fn no_json(error: &serde_json::Error) -> MalformedForm {
    MalformedForm::NoJson { reason: reason(error), line: error.line(), column: error.column() }
}

fn wrong_shape(error: serde_path_to_error::Error<serde_json::Error>) -> MalformedForm {
    let path = error.path().to_string();
    let path = if path == "." { String::new() } else { path };
    MalformedForm::WrongShape { path, reason: reason(&error.into_inner()) }
}

/// The message of the reader without the position, which we carry apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((reason, _)) => reason.to_owned(),
        None => text,
    }
}

fn place(path: &str) -> String {
    if path.is_empty() { String::new() } else { format!("{path}: ") }
}

/// Where brackets are nested deeper than [`DEPTH_MAX`], found before the reader goes down on the stack.
fn too_deep(bytes: &[u8]) -> Option<(usize, usize)> {
    let (mut depth, mut line, mut line_start) = (0_usize, 1, 0);
    let (mut in_text, mut escaped) = (false, false);
    for (at, &byte) in bytes.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'\n' => (line, line_start) = (line + 1, at + 1),
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH_MAX {
            return Some((line, at + 1 - line_start));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(json: &str) -> String {
        Form::from_json(json.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn every_error_names_its_place() {
        let form = |elements: &str| {
            format!(
                r#"{{"format":"gangway-form/1","key":"a","version":"1","title":{{"de":"A"}},
                "steps":[{{"key":"s","title":{{"de":"S"}},"elements":[{elements}]}}]}}"#
            )
        };
        let kind =
            |kind: &str| form(&format!(r#"{{"question":{{"key":"q","label":{{"de":"Q"}},"kind":{kind}}}}}"#));
        let note = r#""note":{"key":"n","text":{"de":"N"}}"#;
        let groups = |count: usize| {
            let open = r#"{"group":{"key":"g","label":{"de":"G"},"elements":["#.repeat(count);
            form(&format!("{open}{}", "]}}".repeat(count)))
        };
        insta::assert_snapshot!(
            [
                error("{"),
                error(""),
                error("[]"),
                error("{}"),
                error(r#"{"format":"gangway-form/2"}"#),
                error(&kind(r#""datum""#)),
                error(&kind(r#""one_of""#)),
                error(&kind(r#"{"date":{}}"#)),
                error(&kind(r#"{"short_text":{"max":3}}"#)),
                error(&kind(r#"{"short_text":[3]}"#)),
                error(&kind(r#"{"short_text":{"max_length":-3}}"#)),
                error(&kind(r#"{"money":{"min":"zwölf"}}"#)),
                error(&kind("3")),
                error(&form(r#"{"question":{"key":"q","label":"Q","kind":"date"}}"#)),
                error(&form(r#"{"question":{"key":"q","label":["Q","Q",null],"kind":"date"}}"#)),
                error(&form(r#"{"group":{"key":"g","label":{"de":"G"},"elements":[{"note":{"key":"n"}}]}}"#)),
                error(&form(&format!(
                    r#"{{{note},"question":{{"key":"q","label":{{"de":"Q"}},"kind":"date"}}}}"#
                ))),
                error(&form("{}")),
                error(&form(&format!("{{{note},{note}}}"))),
                error(&form(r#"{"note":{"key":"n","key":"n","text":{"de":"N"}}}"#)),
                error(&form(r#"["n"]"#)),
                error(&format!("{} x", form(""))),
                error(&"[".repeat(100_000)),
                error(&groups(60)),
            ]
            .join("\n")
        );
        assert!(Form::from_json(format!("\u{feff}{}", groups(16)).as_bytes()).is_ok());
    }
}

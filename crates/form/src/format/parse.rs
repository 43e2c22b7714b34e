//! From bytes to a [`Form`], with the place of the first error.

use super::Form;

/// Most bytes of a form. The largest real schema is imported to about a megabyte.
pub const FORM_BYTES_MAX: usize = 16 * 1024 * 1024;

/// A text that is no form, with the place.
#[derive(Debug, thiserror::Error)]
pub enum MalformedForm {
    /// More bytes than [`FORM_BYTES_MAX`].
    #[error("the form has {0} bytes, the limit is {FORM_BYTES_MAX}")]
    TooLarge(usize),
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
    #[error("{path}: {reason}")]
    WrongShape {
        /// Where in the form, for example `steps[0].elements[2].question.kind`; `.` is the form itself.
        path: String,
        /// What is wrong.
        reason: String,
        /// From 1.
        line: usize,
        /// From 1.
        column: usize,
    },
}

impl Form {
    /// Reads a form from JSON.
    ///
    /// # Errors
    ///
    /// [`MalformedForm`] with the place of the first error; deeply nested input is refused by the reader.
    pub fn from_json(bytes: &[u8]) -> Result<Self, MalformedForm> {
        if bytes.len() > FORM_BYTES_MAX {
            return Err(MalformedForm::TooLarge(bytes.len()));
        }
        let reader = &mut serde_json::Deserializer::from_slice(bytes);
        let form = serde_path_to_error::deserialize(&mut *reader).map_err(|error| {
            let path = error.path().to_string();
            let inner = error.into_inner();
            let (reason, line, column) = (reason(&inner), inner.line(), inner.column());
            if inner.is_data() {
                MalformedForm::WrongShape { path, reason, line, column }
            } else {
                MalformedForm::NoJson { reason, line, column }
            }
        })?;
        reader.end().map_err(|error| MalformedForm::NoJson {
            reason: reason(&error),
            line: error.line(),
            column: error.column(),
        })?;
        Ok(form)
    }

    /// The form as JSON, indented for people.
    #[must_use]
    pub fn to_json(&self) -> String {
        // A form holds strings, numbers and lists only: nothing in it can fail to be written.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// The message of the reader without the position, which we carry apart.
fn reason(error: &serde_json::Error) -> String {
    let text = error.to_string();
    match text.rsplit_once(" at line ") {
        Some((reason, _)) => reason.to_owned(),
        None => text,
    }
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
        insta::assert_snapshot!(
            [
                error("{"),
                error("[]"),
                error("{}"),
                error(r#"{"format":"gangway-form/2"}"#),
                error(&form(r#"{"question":{"key":"q","label":{"de":"Q"},"kind":"datum"}}"#)),
                error(&form(
                    r#"{"question":{"key":"q","label":{"de":"Q"},"kind":{"short_text":{"max":3}}}}"#
                )),
                error(&form(r#"{"question":{"key":"q","label":"Q","kind":"date"}}"#)),
                error(&form(r#"{"group":{"key":"g","label":{"de":"G"},"elements":[{"note":{"key":"n"}}]}}"#)),
                error(&format!("{} x", form(""))),
                error(&"[".repeat(100_000)),
            ]
            .join("\n")
        );
    }
}

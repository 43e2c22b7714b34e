//! How kinds of events keep their versions: which one is written, and how older ones are read.
//!
//! Each kind has a version of its own. It never changes: a kind that must say something else gets one more [`Upcast`], and with it
//! one more version. Which events there are, is the matter of the crates that own them.

mod event;

use serde::de::DeserializeOwned;
use serde_json::Value;

pub use event::{EventFormat, read_event};

/// Brings the body of one version up to the next. What it cannot make sense of, it leaves as it is: reading then fails.
pub type Upcast = fn(Value) -> Value;

/// A kind of event: its name in the journal and all that its format has ever been.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    name: &'static str,
    upcasts: &'static [Upcast],
}

impl Kind {
    /// A kind with the steps from its first version to the one of today; none while there is only one.
    #[must_use]
    pub const fn new(name: &'static str, upcasts: &'static [Upcast]) -> Self {
        Self { name, upcasts }
    }

    /// The name by which the journal knows it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.name
    }

    /// The version that is written today, from 1.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "the steps are written by hand, one after the other")]
    pub const fn version(self) -> u16 {
        self.upcasts.len() as u16 + 1
    }

    /// Brings a body of this version up to that of today.
    ///
    /// # Errors
    ///
    /// [`ReadError::UnknownVersion`] if the version was never written.
    pub fn lift(self, version: u16, body: Value) -> Result<Value, ReadError> {
        let steps = usize::from(version).checked_sub(1).and_then(|known| self.upcasts.get(known..));
        let steps = steps.ok_or(ReadError::UnknownVersion { kind: self.name, version })?;
        Ok(steps.iter().fold(body, |body, upcast| upcast(body)))
    }

    /// Reads an event as the journal keeps it: kind and version from their columns, the body in JSON. Gives the kind too, with which
    /// the caller compares what the body says.
    ///
    /// # Errors
    ///
    /// [`ReadError`] if kind or version are unknown or the body is not theirs.
    pub fn read<E: DeserializeOwned>(
        kinds: &[Self],
        kind: &str,
        version: u16,
        json: &[u8],
    ) -> Result<(Self, E), ReadError> {
        let known = kinds.iter().find(|known| known.name == kind);
        let kind = *known.ok_or_else(|| ReadError::UnknownKind { kind: kind.to_owned() })?;
        let malformed = |source| ReadError::Malformed { kind: kind.name, source };
        let body = kind.lift(version, serde_json::from_slice(json).map_err(malformed)?)?;
        Ok((kind, serde_json::from_value(body).map_err(malformed)?))
    }

    /// Refuses a body that names another kind than the journal does.
    ///
    /// # Errors
    ///
    /// [`ReadError::OtherKind`].
    pub fn agrees(self, body: &'static str) -> Result<(), ReadError> {
        if self.name == body { Ok(()) } else { Err(ReadError::OtherKind { kind: self.name, body }) }
    }
}

/// A text in the journal that is no event of its stream.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum ReadError {
    /// A kind that this program does not know; a newer program may have written it.
    #[error("no event here is called «{kind}»")]
    UnknownKind {
        /// The kind as the journal names it.
        kind: String,
    },
    /// A version that this program does not know.
    #[error("version {version} of «{kind}» is not known here")]
    UnknownVersion { kind: &'static str, version: u16 },
    /// The body is not what kind and version promise.
    #[error("the body of «{kind}» cannot be read")]
    Malformed {
        kind: &'static str,
        /// Where and why; contains no answers.
        source: serde_json::Error,
    },
    /// The body names another kind than the journal does.
    #[error("the journal says «{kind}», the body says «{body}»")]
    OtherKind {
        /// The kind as the journal names it.
        kind: &'static str,
        /// The kind as the body names it.
        body: &'static str,
    },
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde_json::json;

    use super::*;

    /// An animal that was first called by its name alone, then got a number, then its number became a text.
    const ANIMAL: Kind = Kind::new("animal.found", &[number_it, write_it_out]);
    const ONCE: Kind = Kind::new("animal.lost", &[]);

    #[derive(Debug, PartialEq, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Animal {
        name: String,
        number: String,
    }

    fn number_it(mut body: Value) -> Value {
        if let Some(fields) = body.as_object_mut() {
            fields.insert("number".to_owned(), json!(0));
        }
        body
    }

    fn write_it_out(mut body: Value) -> Value {
        if let Some(number) = body.get_mut("number") {
            *number = json!(format!("Nr. {number}"));
        }
        body
    }

    fn read(kind: &str, version: u16, body: &Value) -> Result<Animal, ReadError> {
        Kind::read(&[ONCE, ANIMAL], kind, version, body.to_string().as_bytes()).map(|(_kind, animal)| animal)
    }

    #[test]
    fn a_kind_is_at_one_version_more_than_it_has_steps() {
        assert_eq!((ONCE.version(), ANIMAL.version()), (1, 3));
    }

    #[test]
    fn every_version_that_was_ever_written_is_read_step_by_step() {
        let rex = |number: &str| Animal { name: "Rex".to_owned(), number: number.to_owned() };
        assert_eq!(read("animal.found", 1, &json!({"name": "Rex"})).unwrap(), rex("Nr. 0"));
        assert_eq!(read("animal.found", 2, &json!({"name": "Rex", "number": 7})).unwrap(), rex("Nr. 7"));
        assert_eq!(read("animal.found", 3, &json!({"name": "Rex", "number": "7a"})).unwrap(), rex("7a"));
    }

    #[test]
    fn a_version_is_known_or_not_by_the_kind_alone() {
        let body = json!({"name": "Rex", "number": "7"});
        assert!(read("animal.lost", 1, &body).is_ok());
        for (kind, version) in
            [("animal.lost", 2), ("animal.lost", 0), ("animal.found", 4), ("animal.found", 0)]
        {
            let error = read(kind, version, &body).unwrap_err();
            assert!(matches!(error, ReadError::UnknownVersion { version: told, .. } if told == version));
        }
        assert!(matches!(read("animal.eaten", 1, &body), Err(ReadError::UnknownKind { .. })));
    }

    #[test]
    fn a_body_of_another_version_is_malformed_rather_than_guessed() {
        let error = read("animal.lost", 1, &json!({"name": "Rex"})).unwrap_err();
        assert!(matches!(error, ReadError::Malformed { kind: "animal.lost", .. }));
    }
}

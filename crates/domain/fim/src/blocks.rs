//! Fields and rules of FIM that nearly every schema takes over, known by their ids: `known.json`.
//!
//! Ids are facts of the catalogue of building blocks that all departments share; no text of it is copied, and what the
//! rules mean stands in our own words, in the notation of translated rules.

use std::{collections::BTreeMap, sync::LazyLock};

use form::format::{Check, Kind, Text};
use serde::Deserialize;
use serde_json::Value as Json;

use super::model::{Field, FieldKind, long_id};

/// What cannot be read is not known; a test reads it all.
static KNOWN: LazyLock<Known> =
    LazyLock::new(|| serde_json::from_str(include_str!("known.json")).unwrap_or_default());

#[derive(Default, Deserialize)]
struct Known {
    fields: BTreeMap<String, KnownField>,
    rules: BTreeMap<String, Vec<Json>>,
}

#[derive(Deserialize)]
struct KnownField {
    kind: Option<Kind>,
    pattern: Option<String>,
}

/// The kind of a known field, where it is more than a text.
pub(super) fn kind(id: &str) -> Option<Kind> {
    KNOWN.fields.get(&long_id(id))?.kind.clone()
}

/// What the text of a known field looks like, where the schema does not say so.
pub(super) fn pattern(id: &str) -> Option<String> {
    KNOWN.fields.get(&long_id(id))?.pattern.clone()
}

/// What a known rule means; nothing for one that is not known.
pub(super) fn meaning(rule: &str) -> &'static [Json] {
    KNOWN.rules.get(rule).map_or(&[], Vec::as_slice)
}

/// The greatest length that the schema gives a known field, as a check: its kind has no bound of its own there.
pub(super) fn length_check(field: &Field, key: &str) -> Option<Check> {
    let is_free = field.kind == FieldKind::Input && field.values.is_empty() && field.list.is_none();
    kind(&field.about.id).filter(|_| field.data.is_text() && is_free)?;
    let max: u32 = field.limits.max_length.as_ref()?.parse().ok()?;
    let message = Text::both(
        format!("Höchstens {max} Zeichen sind möglich."),
        format!("At most {max} characters are possible."),
    );
    (max > 0).then(|| Check { rule: format!("{key} = null or string length({key}) <= {max}"), message })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_that_is_known_can_be_read() {
        let known: Known = serde_json::from_str(include_str!("known.json")).unwrap();
        assert_eq!((known.fields.len(), known.rules.len()), (7, 10));
    }
}

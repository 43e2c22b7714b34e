//! Fields of FIM that nearly every schema takes over, known by their ids: what they ask for is more than a text.
//!
//! Ids are facts of the catalogue of building blocks that all departments share; no text of it is copied.

use form::format::{Check, Kind, Text};

use super::model::{DataType, Field, FieldKind, long_id};

/// Family name, given names, name at birth.
const NAMES: [&str; 3] = ["F60000000227", "F60000000228", "F60000000230"];
/// Telephone and fax.
const PHONES: [&str; 2] = ["F60000000240", "F60000000241"];
const EMAIL: &str = "F60000000242";

/// The postcode, and what it looks like where a schema does not say so.
const POSTCODE: (&str, &str) = ("F60000000246", "[0-9]{5}");

/// The pattern of a known field.
pub(super) fn pattern(id: &str) -> Option<String> {
    let (postcode, pattern) = POSTCODE;
    (long_id(id) == postcode).then(|| pattern.to_owned())
}

/// The kind of a known field.
pub(super) fn kind(id: &str) -> Option<Kind> {
    let id = long_id(id);
    if NAMES.contains(&id.as_str()) {
        Some(Kind::PersonName)
    } else if PHONES.contains(&id.as_str()) {
        Some(Kind::Phone)
    } else if id == EMAIL {
        Some(Kind::Email)
    } else {
        None
    }
}

/// The greatest length that the schema gives a known field, as a check: its kind has no bound of its own there.
pub(super) fn length_check(field: &Field, key: &str) -> Option<Check> {
    let is_text = matches!(field.data, DataType::Text | DataType::TextLatin);
    let is_free = field.kind == FieldKind::Input && field.values.is_empty() && field.list.is_none();
    kind(&field.about.id).filter(|_| is_text && is_free)?;
    let max: u32 = field.limits.max_length.as_ref()?.parse().ok()?;
    let message = Text::both(
        format!("Höchstens {max} Zeichen sind möglich."),
        format!("At most {max} characters are possible."),
    );
    (max > 0).then(|| Check { rule: format!("{key} = null or string length({key}) <= {max}"), message })
}

//! In which language a command speaks of what it found.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};
use locale::Language;

/// Reads `de` or `en`.
pub(crate) fn language() -> impl TypedValueParser<Value = Language> {
    let named =
        |language: Language| PossibleValue::new(language.tag()).help(language.pick("German", "English"));
    PossibleValuesParser::new(Language::ALL.map(named))
        .try_map(|tag| Language::from_tag(&tag).ok_or_else(|| format!("no language has the tag {tag}")))
}

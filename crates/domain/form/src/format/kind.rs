//! What an answer can look like: the kinds of questions with their constraints.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Number, Text};

/// The kind of a question. Kinds without constraints are written as a word, the others as an object:
/// `"date"`, `{"short_text": {"max_length": 55}}`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// One line.
    ShortText(TextLimits),
    /// Several lines.
    LongText(TextLimits),
    /// A number without decimals.
    WholeNumber(WholeNumberBounds),
    /// A number with decimals.
    Decimal(NumberBounds),
    /// An amount in euros with two decimals.
    Money(NumberBounds),
    /// A day.
    Date,
    /// A time of day, to the minute.
    Time,
    /// Yes or no; both are answers.
    YesNo,
    /// Exactly one of several options.
    OneOf(Choices),
    /// Any number of options.
    SeveralOf(SeveralChoices),
    /// Uploaded papers.
    File(FileLimits),
    /// An e-mail address.
    Email,
    /// A telephone number.
    Phone,
    /// A bank account by IBAN; the checksum is checked.
    Iban,
    /// A postal address: street, house number, postcode, town, country.
    Address,
    /// A person's name in the letters that German registers know.
    ///
    /// Legal source: DIN 91379:2022-08, group `bll` (normative letters for names of natural persons).
    PersonName,
    /// A German licence plate.
    LicencePlate,
    /// A declaration that must be agreed to; only «yes» is an answer.
    Consent,
}

/// Bounds of a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct TextLimits {
    /// Fewest characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_length: Option<u32>,
    /// Most characters; without it 255 for short and 10,000 for long texts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// A regular expression that the whole text must match.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pattern: Option<String>,
}

/// Bounds of a whole number.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WholeNumberBounds {
    /// Smallest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<i64>,
    /// Largest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<i64>,
    /// Shown after the input, for example «cm».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
}

/// Bounds of a number with decimals or of an amount of money.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NumberBounds {
    /// Smallest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<Number>,
    /// Largest value.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<Number>,
    /// Most decimal places, at most 9; without it 3. Money always has 2.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub places: Option<u8>,
    /// Shown after the input, for example «m²» or «€ im Monat».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Text>,
}

/// The options of a question: inline, or a code list of the form. Exactly one of both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choices {
    /// The options in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// Key of a code list of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_list: Option<String>,
}

/// The options of a question that takes several.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeveralChoices {
    /// The options in the order in which they are shown.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<Choice>,
    /// Key of a code list of the form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_list: Option<String>,
    /// Fewest options once any is chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min: Option<u32>,
    /// Most options.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub max: Option<u32>,
}

/// One option.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// What is kept and what rules compare with.
    pub code: String,
    /// What is shown.
    pub label: Text,
    /// Explains the option.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
}

/// A code list, shared by several questions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CodeList {
    /// What the list is called.
    pub title: Text,
    /// Canonical version URI in the XRepository, or another stable name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uri: Option<String>,
    /// The entries in the order in which they are shown; empty while the list has not been supplied.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub entries: Vec<Choice>,
}

/// Bounds of an upload.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FileLimits {
    /// Accepted media types, for example `application/pdf`; without any, PDF, JPEG and PNG.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub media_types: Vec<String>,
    /// Most bytes of one file.
    #[serde(default = "FileLimits::default_bytes")]
    pub max_bytes: u64,
    /// Fewest files once any is given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub min_count: Option<u32>,
    /// Most files.
    #[serde(default = "FileLimits::default_count")]
    pub max_count: u32,
}

impl FileLimits {
    /// The types that are accepted if the form names none.
    pub const DEFAULT_MEDIA_TYPES: [&'static str; 3] = ["application/pdf", "image/jpeg", "image/png"];

    /// The accepted media types.
    pub fn accepted(&self) -> impl Iterator<Item = &str> {
        let default: &[&str] = if self.media_types.is_empty() { &Self::DEFAULT_MEDIA_TYPES } else { &[] };
        self.media_types.iter().map(String::as_str).chain(default.iter().copied())
    }

    const fn default_bytes() -> u64 {
        10_000_000
    }

    const fn default_count() -> u32 {
        1
    }
}

impl Default for FileLimits {
    fn default() -> Self {
        Self {
            media_types: Vec::new(),
            max_bytes: Self::default_bytes(),
            min_count: None,
            max_count: Self::default_count(),
        }
    }
}

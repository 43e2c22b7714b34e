//! A schema as both versions of the standard mean it.

use form::format::{Choice, LegalBasis};

/// Version of the standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standard {
    V2,
    V3,
}

/// A whole schema.
#[derive(Debug)]
pub(super) struct Schema {
    pub(super) about: About,
    pub(super) rules: Vec<Rule>,
    pub(super) children: Vec<Position>,
}

/// What every element says about itself.
#[derive(Debug, Clone, Default)]
pub(super) struct About {
    pub(super) id: String,
    pub(super) version: Option<String>,
    pub(super) name: String,
    pub(super) label: String,
    pub(super) help: Option<String>,
    pub(super) basis: Vec<LegalBasis>,
}

/// A place in a schema: how often, and what.
#[derive(Debug)]
pub(super) struct Position {
    /// The ids from the schema down, `/` between them.
    pub(super) path: String,
    pub(super) times: Times,
    pub(super) basis: Vec<LegalBasis>,
    pub(super) block: Block,
}

/// A multiplicity; `max` is `None` for `*`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Times {
    pub(super) min: u32,
    pub(super) max: Option<u32>,
}

impl Times {
    pub(super) const ONCE: Self = Self { min: 1, max: Some(1) };

    pub(super) fn is_repeated(self) -> bool {
        self.max.is_none_or(|max| max > 1)
    }
}

/// A building block.
#[derive(Debug)]
pub(super) enum Block {
    Group(Group),
    Field(Box<Field>),
}

impl Block {
    pub(super) fn about(&self) -> &About {
        match self {
            Self::Group(group) => &group.about,
            Self::Field(field) => &field.about,
        }
    }

    pub(super) fn rules(&self) -> &[Rule] {
        match self {
            Self::Group(group) => &group.rules,
            Self::Field(field) => &field.rules,
        }
    }
}

/// A group of data fields.
#[derive(Debug)]
pub(super) struct Group {
    pub(super) about: About,
    /// Exactly one of the children is filled in.
    pub(super) is_choice: bool,
    pub(super) rules: Vec<Rule>,
    pub(super) children: Vec<Position>,
}

/// A data field.
#[derive(Debug)]
pub(super) struct Field {
    pub(super) about: About,
    pub(super) kind: FieldKind,
    pub(super) data: DataType,
    pub(super) limits: Limits,
    pub(super) content: Option<String>,
    pub(super) values: Vec<Choice>,
    pub(super) list: Option<ListReference>,
    pub(super) bytes_max: Option<u64>,
    pub(super) media_types: Vec<String>,
    pub(super) rules: Vec<Rule>,
}

/// Feldart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FieldKind {
    Input,
    Select,
    Label,
    Hidden,
    Locked,
}

/// Datentyp.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DataType {
    Text,
    TextLatin,
    Date,
    Time,
    DateTime,
    YesNo,
    Number,
    WholeNumber,
    Money,
    File,
    Object,
}

impl DataType {
    pub(super) fn is_text(self) -> bool {
        matches!(self, Self::Text | Self::TextLatin)
    }
}

/// Präzisierung; as written, empty values left out.
#[derive(Debug, Clone, Default)]
pub(super) struct Limits {
    pub(super) min_length: Option<String>,
    pub(super) max_length: Option<String>,
    pub(super) min_value: Option<String>,
    pub(super) max_value: Option<String>,
    pub(super) pattern: Option<String>,
}

/// A reference to a code list.
#[derive(Debug, Clone)]
pub(super) struct ListReference {
    /// Canonical URI, or the id of the list if there is none.
    pub(super) uri: String,
    /// Canonical version URI, or the canonical one with version.
    pub(super) version_uri: String,
    /// How the file beside a version 2 schema is named, without what follows: `C05016480V2.2`.
    pub(super) file: Option<String>,
    pub(super) code_column: Option<String>,
    pub(super) name_column: Option<String>,
    pub(super) help_column: Option<String>,
}

/// A rule as the schema has it.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) text: String,
}

/// An id in the long form of version 3: version 2 lacks three digits after the first two.
pub(super) fn long_id(id: &str) -> String {
    let digits = id.get(1..).unwrap_or_default();
    match (id.chars().next(), digits.get(..2), digits.get(2..)) {
        (Some(letter), Some(head), Some(tail))
            if digits.len() == 8
                && letter.is_ascii_uppercase()
                && digits.bytes().all(|byte| byte.is_ascii_digit()) =>
        {
            format!("{letter}{head}000{tail}")
        }
        _ => id.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_ids_become_long() {
        assert_eq!(long_id("F60000231"), "F60000000231");
        assert_eq!(long_id("S05001198"), "S05000001198");
        assert_eq!(long_id("F60000000231"), "F60000000231");
        assert_eq!(long_id("Fäöü"), "Fäöü");
        assert_eq!(long_id(""), "");
    }
}

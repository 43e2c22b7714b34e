//! The serialised form, `gangway-form/1`: what designers write, packs carry and the journal keeps.
//!
//! This module owns the shape only. That keys are unique, rules are well typed and limits are kept is the work of
//! [`crate::compile`]; a `Form` that was read is well-formed JSON of the right shape and nothing more.
//!
//! Every rule (`visible_if`, `required_if`, `calculated`, `default`, `checks`) is FEEL text over stable keys.

mod kind;
mod number;
mod parse;
mod shape;
mod strict;
mod text;

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

pub use self::{
    kind::{
        Choice, Choices, CodeList, FileLimits, Kind, NumberBounds, SeveralChoices, TextLimits,
        WholeNumberBounds,
    },
    number::Number,
    parse::{FORM_BYTES_MAX, MalformedForm},
    text::{Text, Translation},
};

/// Names the format and its version; the only value of `format`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub enum FormatTag {
    /// The first version.
    #[default]
    #[serde(rename = "gangway-form/1")]
    V1,
}

/// A whole form: what a service asks, in steps.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Form {
    /// Format and version.
    pub format: FormatTag,
    /// Stable key of the form: `[a-z][a-z0-9_]*`, at most 64 characters.
    pub key: String,
    /// Version of the content as its author counts it, for example `1.2.0`.
    pub version: String,
    /// What the form is called on the page.
    pub title: Text,
    /// Shown below the title.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// The norms that allow to ask all this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal_basis: Vec<LegalBasis>,
    /// The FIM schema that this form follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fim: Option<FimReference>,
    /// Code lists by key, shared by several questions.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub code_lists: BTreeMap<String, CodeList>,
    /// The steps in the order in which they are asked; at least one.
    pub steps: Vec<Step>,
}

/// One page of the form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Step {
    /// Stable key, unique among the steps. It is no part of any answer's path.
    pub key: String,
    /// Heading of the page.
    pub title: Text,
    /// Shown below the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// The step is asked only if this is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<String>,
    /// What stands on the page, in this order.
    pub elements: Vec<Element>,
}

/// What can stand in a step or a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Element {
    /// Several elements under one heading, perhaps repeated.
    Group(Box<Group>),
    /// One question with one answer.
    Question(Box<Question>),
    /// A text without an answer.
    Note(Note),
}

impl Element {
    /// The stable key, unique among the elements of the same step or group.
    #[must_use]
    pub fn key(&self) -> &str {
        match self {
            Self::Group(group) => &group.key,
            Self::Question(question) => &question.key,
            Self::Note(note) => &note.key,
        }
    }
}

/// Elements that belong together. Answers are an object, or a list of objects if the group is repeated.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// Stable key.
    pub key: String,
    /// Heading.
    pub label: Text,
    /// Shown below the heading.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// The norms that allow to ask this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal_basis: Vec<LegalBasis>,
    /// The FIM group that this one follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fim: Option<FimReference>,
    /// The group is asked only if this is true. For a repeated group the rule stands outside its rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<String>,
    /// The group may be left empty as a whole; what is required inside is required only once something is filled in.
    #[serde(default, skip_serializing_if = "is_false")]
    pub optional: bool,
    /// An optional group must be filled in if this is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_if: Option<String>,
    /// How often the group may be filled in; absent means exactly once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub repeat: Option<Repeat>,
    /// Must be true; in a repeated group they are checked in each row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// What the group asks, in this order.
    pub elements: Vec<Element>,
}

/// How often a group is filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// Smallest number of rows, at most 100.
    pub min: u32,
    /// Largest number of rows, at most 1,000.
    pub max: u32,
    /// What one row is called, for «add another»: for example «Baum».
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row_label: Option<Text>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Stable key.
    pub key: String,
    /// The question as it stands on the page.
    pub label: Text,
    /// Explains what to enter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub help: Option<Text>,
    /// What an answer looks like.
    pub kind: Kind,
    /// Must always be answered while visible.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// Must be answered if this is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub required_if: Option<String>,
    /// Asked only if this is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<String>,
    /// Taken as the answer while none was given. An emptied answer stays empty.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// Always the answer; nobody can enter another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub calculated: Option<String>,
    /// A calculated value that rules use and the file keeps, but no page shows.
    #[serde(default, skip_serializing_if = "is_false")]
    pub silent: bool,
    /// Must be true once the question is answered.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub checks: Vec<Check>,
    /// The norms that allow to ask this.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub legal_basis: Vec<LegalBasis>,
    /// How carefully the answer must be handled.
    #[serde(default, skip_serializing_if = "Sensitivity::is_none")]
    pub sensitivity: Sensitivity,
    /// The FIM field that this question follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fim: Option<FimReference>,
}

/// A text on the page that asks nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Stable key.
    pub key: String,
    /// The text; blank lines part paragraphs.
    pub text: Text,
    /// How loud the note is.
    #[serde(default, skip_serializing_if = "Tone::is_plain")]
    pub tone: Tone,
    /// Shown only if this is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visible_if: Option<String>,
    /// The FIM field that this note follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fim: Option<FimReference>,
}

/// A condition that answers must meet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Check {
    /// FEEL; the answers are in order if it is true. Null counts as in order: something is still missing then, and
    /// that has its own message.
    pub rule: String,
    /// Says how to put it right.
    pub message: Text,
}

/// A norm, as its authors cite it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LegalBasis {
    /// For example `§ 39 (5) BNatSchG`.
    pub text: String,
    /// Where the norm can be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub link: Option<String>,
}

/// A building block of the federal information management (FIM).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FimReference {
    /// For example `F60000000227`.
    pub id: String,
    /// For example `1.1.0`; absent for a working copy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
}

/// How carefully an answer must be handled.
///
/// Legal source: Art. 4 no. 1 and Art. 9 (1) GDPR.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Says nothing about a person.
    #[default]
    None,
    /// Personal data (Art. 4 no. 1 GDPR).
    Personal,
    /// Special categories: health, religion, origin … (Art. 9 GDPR).
    Special,
}

impl Sensitivity {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_none(&self) -> bool {
        *self == Self::None
    }
}

/// How loud a note is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    /// Running text.
    #[default]
    Plain,
    /// A box that informs.
    Info,
    /// A box that warns.
    Warning,
}

impl Tone {
    #[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
    fn is_plain(&self) -> bool {
        *self == Self::Plain
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference")]
fn is_false(value: &bool) -> bool {
    !*value
}

//! `letters.toml`: text blocks for decisions and inquiries, with FEEL placeholders in braces.

use std::collections::BTreeMap;

use form::format::Text;
use serde::{Deserialize, Serialize};

/// The letters of a service.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letters {
    /// What a decision says, by outcome: `granted`, `partly_granted`, `refused`, `inadmissible`.
    #[serde(default)]
    pub decision: BTreeMap<String, DecisionTexts>,
    /// Blocks that a caseworker inserts into inquiries.
    #[serde(default)]
    pub inquiry: Vec<TextBlock>,
    /// Blocks that a caseworker inserts into messages.
    #[serde(default)]
    pub message: Vec<TextBlock>,
    /// Conditions (Nebenbestimmungen) that a caseworker may choose.
    #[serde(default)]
    pub conditions: Vec<TextBlock>,
    /// What happens next, for the receipt.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub receipt: Option<Text>,
}

/// The texts of a decision. Paragraphs are parted by blank lines; `- ` starts an item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionTexts {
    /// Heading of the letter.
    pub subject: String,
    /// What is decided, in one or few sentences.
    pub tenor: String,
    /// Why.
    pub reasons: String,
    /// Chosen conditions to start with, by key.
    #[serde(default)]
    pub conditions: Vec<String>,
}

/// A text to insert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TextBlock {
    /// Stable key.
    pub key: String,
    /// What it is called in the list.
    pub title: String,
    /// The text with placeholders.
    pub text: String,
}

//! What a draft holds: everything the resident has typed, chosen and handed in so far.

use ids::PaperId;
use serde::{Deserialize, Serialize};

/// The content of a draft, sealed as a whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct DraftContent {
    /// Raw answers, exactly as typed; hiding a question clears nothing here.
    pub answers: serde_json::Value,
    /// Papers, each at the path of its question.
    pub papers: Vec<DraftPaper>,
    /// Keys of the steps that were shown and left.
    pub visited: Vec<String>,
    /// How to reach the applicant.
    pub contact: DraftContact,
    /// How the decision shall come.
    pub delivery: Option<DeliveryChoice>,
    /// Language of the pages, `de` or `en`.
    pub language: String,
}

/// A paper of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftPaper {
    /// The paper.
    pub paper: PaperId,
    /// Path of the question, for example `trees[0].photo`.
    pub path: String,
    /// File name.
    pub name: String,
    /// By content.
    pub media_type: String,
    /// Size in bytes.
    pub bytes: u64,
    /// SHA-256, hexadecimal.
    pub sha256: String,
}

/// How to reach the applicant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftContact {
    /// E-mail address for notifications.
    pub email: Option<String>,
    /// Whether the address was confirmed by a code.
    pub confirmed: bool,
}

/// How the decision shall come.
///
/// Legal source: § 41 (2a) VwVfG (consent), recorded with the version of the text that was agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "way", rename_all = "snake_case")]
pub enum DeliveryChoice {
    /// Into Gangway's own mailbox.
    Portal {
        /// Version of the consent text.
        consent: String,
    },
    /// On paper.
    Post,
}

//! What a draft holds: everything the resident has typed, chosen and handed in so far.

use cases::DeliveryChoice;
use ids::{CommandId, DocumentId};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A draft remembers so many pages that have saved into it.
const PAGES_MAX: usize = 24;

/// The content of a draft, sealed as a whole.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DraftContent {
    /// Raw answers, exactly as typed; hiding a question clears nothing here.
    pub answers: serde_json::Value,
    /// Documents, each at the path of its question.
    pub documents: Vec<DraftDocument>,
    /// Keys of the steps that were shown and left.
    pub visited: Vec<String>,
    /// How to reach the applicant.
    pub contact: DraftContact,
    /// How the decision shall come.
    pub delivery: Option<DeliveryChoice>,
    /// Language of the pages, `de` or `en`.
    pub language: String,
    /// What pages left behind when they last saved, oldest first: how one tab is told from another.
    pub pages: Vec<PageTrace>,
}

/// What a page left behind when it last saved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct PageTrace {
    /// The page, by the command of its form.
    pub page: CommandId,
    pub step: String,
    /// Fingerprint of the step's answers as the page left them.
    pub left: Fingerprint,
    /// The row that the page added or removed, in the words of its button; a repeat does nothing more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub change: Option<String>,
    /// Of the page's requests, the one that was saved last.
    #[serde(default)]
    pub sequence: u64,
}

/// Tells whether answers are still what a page showed: the first bytes of a SHA-256, hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

/// A document of a draft.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct DraftDocument {
    pub document: DocumentId,
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

impl DraftContent {
    /// What this page left of this step, if it has saved before.
    #[must_use]
    pub fn trace(&self, page: CommandId, step: &str) -> Option<&PageTrace> {
        self.pages.iter().find(|trace| trace.page == page && trace.step == step)
    }

    /// Remembers what a page left; the oldest are forgotten.
    pub(crate) fn remember(&mut self, trace: PageTrace) {
        self.pages.retain(|known| known.page != trace.page || known.step != trace.step);
        self.pages.push(trace);
        let surplus = self.pages.len().saturating_sub(PAGES_MAX);
        self.pages.drain(..surplus);
    }

    /// Notes that a step was shown and left.
    pub(crate) fn visit(&mut self, step: &str) {
        if !self.visited.iter().any(|known| known == step) {
            self.visited.push(step.to_owned());
        }
    }
}

impl Fingerprint {
    /// The fingerprint of a step's answers: those under the keys that stand on it.
    #[must_use]
    pub fn of_step(form: &form::format::Form, step: &str, answers: &serde_json::Value) -> Self {
        let elements = form.steps.iter().filter(|known| known.key == step).flat_map(|step| &step.elements);
        let mut digest = Sha256::new();
        for element in elements {
            let answer = answers.get(element.key()).unwrap_or(&serde_json::Value::Null);
            digest.update(element.key().as_bytes());
            digest.update([0]);
            digest.update(answer.to_string().as_bytes());
            digest.update([0]);
        }
        Self::of_bytes(digest.finalize().into())
    }

    /// The fingerprint of contact and delivery.
    #[must_use]
    pub fn of_contact(content: &DraftContent) -> Self {
        let chosen = format!("{:?}{:?}", content.contact.email, content.delivery);
        Self::of_bytes(Sha256::digest(chosen.as_bytes()).into())
    }

    /// The fingerprint that a page sent back; anything else than one of ours fits nothing.
    #[must_use]
    pub fn sent(text: &str) -> Self {
        Self(text.chars().take(64).collect())
    }

    /// As text, for a hidden field.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of_bytes(digest: [u8; 32]) -> Self {
        Self(case::Digest::from_bytes(digest).as_str().chars().take(24).collect())
    }
}

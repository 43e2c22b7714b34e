//! From text to sealed document: rendered, signed off on exactly these bytes, sealed once, or recalled.

use ids::DecisionId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    actors::StaffRef,
    document::{Digest, Document},
    text::Paragraphs,
};

/// Event: the text became a PDF. Sign-offs on other bytes are void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Rendered {
    pub decision: DecisionId,
    /// The version of the text that was rendered.
    pub version: u32,
    /// The PDF.
    pub letter: Document,
}

/// Event: a person signed the letter off.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SignedOff {
    pub decision: DecisionId,
    /// The hash of the PDF that the person saw.
    pub letter: Digest,
}

/// Event: the letter that was signed off got its seal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Sealed {
    pub decision: DecisionId,
    /// The hash of the PDF before sealing: the one that was signed off.
    pub letter: Digest,
    /// The sealed PDF.
    pub sealed: Document,
}

/// Event: somebody who could have signed the letter gave it back to its author. It is a draft again and its sign-offs are void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SentBack {
    pub decision: DecisionId,
    /// The hash of the PDF that the person saw.
    pub letter: Digest,
    /// What the author is to change; staff read it.
    pub note: Paragraphs,
}

/// Event: a letter that had not left the house was taken back; it is a draft again and its sign-offs are void.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Recalled {
    pub decision: DecisionId,
    /// Why; staff read it.
    pub reason: Paragraphs,
}

/// What somebody who could have signed wants changed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AuthorNote {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: StaffRef,
    /// What is to be changed.
    pub text: Paragraphs,
}

/// How far the text of a decision is.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Stage {
    /// The text can be changed; there is no letter of this version.
    Draft,
    /// The letter is being signed off.
    Letter {
        /// The PDF.
        letter: Document,
        /// Who has signed off on exactly these bytes.
        sign_offs: Vec<SignOff>,
    },
    /// The letter is sealed; nothing changes it any more.
    Sealed {
        /// The PDF that was signed off.
        letter: Document,
        /// Who signed it off.
        sign_offs: Vec<SignOff>,
        /// The sealed PDF.
        sealed: Document,
        /// When it was sealed.
        at: Timestamp,
    },
    /// It was given up before it left the house.
    Discarded {
        /// When.
        at: Timestamp,
    },
}

/// One person's sign-off.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SignOff {
    /// When.
    pub at: Timestamp,
    pub by: StaffRef,
    /// On which bytes.
    pub letter: Digest,
}

//! Documents as a case names them: where the bytes lie and by which hash they are known. The bytes lie in the vault.

use std::{fmt, str::FromStr};

use ids::{DecisionId, DocumentId, InquiryId, MessageId};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::{
    actors::ActorRef,
    case::{Case, DOCUMENTS_MAX},
    event::Event,
    filing::Audience,
    refusal::{Many, Refused, Thing},
    text::SingleLine,
};

/// The most documents that one act (an application, a reply, a message) brings.
pub const DOCUMENTS_AT_ONCE_MAX: usize = 50;

/// The SHA-256 of a file, written as 64 lower-case hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(String);

/// A text that is no SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not 64 hexadecimal digits")]
pub struct BadDigest;

impl Digest {
    /// The digest with these bytes.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or_default();
        Self(bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect())
    }

    /// The 64 digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for Digest {
    type Err = BadDigest;

    fn from_str(text: &str) -> Result<Self, BadDigest> {
        let hexadecimal = text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if hexadecimal { Ok(Self(text.to_ascii_lowercase())) } else { Err(BadDigest) }
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "sha256:{}", self.0)
    }
}

/// A document (Unterlage): a file in the vault and what the case must know of it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Document {
    /// The file in the vault.
    pub id: DocumentId,
    /// What it answers: the path of the question in the form or the key of the requested document; absent if sent unasked.
    pub key: Option<SingleLine>,
    /// The file's name as people see it.
    pub name: SingleLine,
    /// The type found by content, for example `application/pdf`.
    pub media_type: SingleLine,
    /// How many bytes it has.
    pub bytes: u64,
    /// The hash of its bytes.
    pub sha256: Digest,
}

/// A document in the file and how it came there.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct FiledDocument {
    pub document: Document,
    /// When it was recorded.
    pub at: Timestamp,
    /// By whom.
    pub by: ActorRef,
    /// With what it came.
    pub source: Source,
}

/// With what a document came into the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum Source {
    Application,
    /// With corrected answers of this version.
    Answers(u32),
    /// With a reply to this inquiry.
    Reply(InquiryId),
    /// With this message.
    Message(MessageId),
    /// It is the unsealed letter of this decision; staff only.
    Letter(DecisionId),
    /// It is the sealed document of this decision.
    Sealed(DecisionId),
    /// With an objection to this decision.
    Objection(DecisionId),
    /// By itself.
    Added(Audience),
}

impl Case {
    /// All documents in the order in which they came.
    #[must_use]
    pub fn documents(&self) -> &[FiledDocument] {
        &self.documents
    }

    /// One document of this case.
    #[must_use]
    pub fn document(&self, id: DocumentId) -> Option<&FiledDocument> {
        self.documents.iter().find(|filed| filed.document.id == id)
    }

    /// Whether the applicant may read this document.
    #[must_use]
    pub fn applicant_may_read(&self, id: DocumentId) -> bool {
        self.document(id).is_some_and(|filed| match filed.source {
            Source::Letter(_) | Source::Added(Audience::Staff) => false,
            Source::Sealed(decision) => self.decision(decision).is_some_and(|decision| {
                decision.is_readable_by_applicant()
                    && decision.sealed().is_some_and(|document| document.id == id)
            }),
            Source::Application
            | Source::Answers(_)
            | Source::Reply(_)
            | Source::Message(_)
            | Source::Objection(_)
            | Source::Added(Audience::Both) => true,
        })
    }

    /// Whether these documents can be added: not too many, none that is there already.
    pub(crate) fn takes_documents(&self, documents: &[Document]) -> Result<(), Refused> {
        if self.documents.len() + documents.len() > DOCUMENTS_MAX {
            return Err(Refused::TooMany { what: Many::Documents, max: DOCUMENTS_MAX });
        }
        let known: Vec<_> = self.documents.iter().map(|filed| filed.document.id).collect();
        documents_fit(documents, &known)
    }

    pub(crate) fn file_documents(&mut self, documents: &[Document], event: &Event, source: Source) {
        let filed = |document: &Document| FiledDocument {
            document: document.clone(),
            at: event.at,
            by: event.by.clone(),
            source,
        };
        self.documents.extend(documents.iter().map(filed));
    }
}

/// Whether one act may bring these documents: not too many, none twice and none that is known.
pub(crate) fn documents_fit(documents: &[Document], known: &[ids::DocumentId]) -> Result<(), Refused> {
    if documents.len() > DOCUMENTS_AT_ONCE_MAX {
        return Err(Refused::TooMany { what: Many::DocumentsAtOnce, max: DOCUMENTS_AT_ONCE_MAX });
    }
    let mut seen = known.to_vec();
    for document in documents {
        if seen.contains(&document.id) {
            return Err(Refused::Taken(Thing::Document(document.id)));
        }
        seen.push(document.id);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_reads_back_what_it_writes() {
        let digest = Digest::from_bytes([0xA5; 32]);
        assert_eq!(digest.as_str().to_uppercase().parse(), Ok(digest));
        assert_eq!("a5".parse::<Digest>(), Err(BadDigest));
    }
}

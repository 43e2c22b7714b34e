//! What aggregates refuse by their rules: a family of refusals for each of them.

use locale::Language;

use crate::error::UseCaseError;

/// Why the rules of an aggregate refuse a change in its present state.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[expect(missing_docs, reason = "each refusal says what it is about")]
pub enum Refused {
    #[error("the case refuses it: {0}")]
    Case(#[from] case::Refused),
    #[error("the town refuses it: {0}")]
    Town(#[from] town::Refused),
}

impl Refused {
    /// The refusal for people: what is in the way and what to do next.
    #[must_use]
    pub fn sentence(&self, language: Language) -> String {
        match self {
            Self::Case(refused) => refused.sentence(language),
            Self::Town(refused) => refused.sentence(language),
        }
    }
}

impl From<case::Refused> for UseCaseError {
    fn from(refused: case::Refused) -> Self {
        Self::Rule(refused.into())
    }
}

impl From<town::Refused> for UseCaseError {
    fn from(refused: town::Refused) -> Self {
        Self::Rule(refused.into())
    }
}

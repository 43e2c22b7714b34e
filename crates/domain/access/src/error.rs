//! What can be wrong with policies.

use std::error::Error;

/// Why a set of policies cannot be used, or a question could not be put to it.
///
/// The causes are boxed, since Cedar's own errors are large and policies fail at start-up only.
#[derive(Debug, thiserror::Error)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum PolicyError {
    /// The schema does not parse.
    #[error("the policy schema cannot be read")]
    Schema(#[source] Box<dyn Error + Send + Sync>),
    /// A policy file does not parse.
    #[error("the policies in {file} cannot be read")]
    Unreadable {
        /// The file, or «town policies».
        file: &'static str,
        /// The parser's answer, with its place.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
    /// A policy lacks its `@id`, or has one that is no short plain name.
    #[error("each policy in {file} needs an @id of up to 80 small letters, digits and hyphens")]
    BadId {
        /// The file, or «town policies».
        file: &'static str,
    },
    /// Two policies have the same id.
    #[error("the policy id «{0}» is given twice")]
    DuplicateId(String),
    /// A policy speaks of something that the schema does not know, or compares what cannot be compared.
    #[error("the policies do not fit the schema: {0}")]
    Invalid(String),
    /// A town tried to permit something.
    #[error("the town policy «{0}» permits; a town may only forbid")]
    Permits(String),
    /// A town used a template.
    #[error("a town policy cannot be a template")]
    Template,
    /// A town forbade without naming the actions one by one, or forbade seeing lists.
    #[error("the town policy «{0}» must name its actions one by one, and none of those that make up lists")]
    ActionsNotNamed(String),
    /// More text or policies than a town may have.
    #[error("a town may have at most {policies_max} policies in {characters_max} characters")]
    TooMany {
        /// The greatest number of policies.
        policies_max: usize,
        /// The greatest length of their text.
        characters_max: usize,
    },
    /// A name that Cedar refuses.
    #[error("«{name}» is no name of an entity type")]
    BadName {
        name: &'static str,
        /// The parser's answer.
        #[source]
        source: Box<dyn Error + Send + Sync>,
    },
    /// Facts that Cedar refuses.
    #[error("the facts cannot be put before the policies")]
    Entity(#[source] Box<dyn Error + Send + Sync>),
}

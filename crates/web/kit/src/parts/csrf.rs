//! The hidden fields of every form that changes something.

use askama::Template;
use ids::CommandId;

/// Command id and form token. Each form of a page has fields of its own: two forms are two commands.
#[derive(Debug, Clone, Template)]
#[template(
    source = r#"<input type="hidden" name="command" value="{{ command }}"><input type="hidden" name="token" value="{{ token }}">"#,
    ext = "html"
)]
pub struct CsrfFields {
    /// Minted when the form is shown; sent again by a repeat, which is then answered from the first.
    pub command: CommandId,
    /// Proves that the form came from us; see `security::forms`.
    pub token: String,
}

impl CsrfFields {
    /// Fields for samples.
    #[cfg(feature = "samples")]
    #[must_use]
    pub fn sample(number: u128) -> Self {
        Self { command: CommandId::from_uuid(ids::Uuid::from_u128(number)), token: "sample".to_owned() }
    }
}

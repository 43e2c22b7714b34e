//! Sending mail. A mail never says what a case is about.

use async_trait::async_trait;

/// A mail, text only.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mail {
    /// Recipient's address.
    pub to: String,
    /// Sender's display name: the town.
    pub from_name: String,
    /// Sender's address.
    pub from: String,
    /// Subject line.
    pub subject: String,
    /// Plain text, lines ended by `\n`.
    pub text: String,
    /// Made by us, so that a bounce can be matched: the part before `@`.
    pub reference: String,
}

/// The mail server has taken the mail.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Accepted {
    /// The `Message-ID` it went out with.
    pub message_id: String,
    /// What the server said, at most 500 characters.
    pub answer: String,
}

/// Why a mail did not go out.
///
/// The reason reaches logs and the row of a job: numbers and words of our own, never what the server said of an address.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// The server refused for good: this address takes no mail.
    #[error("the mail server refused the mail for good: {0}")]
    Permanent(String),
    /// The server could not be reached or refused for now.
    #[error("the mail server could not take the mail now: {0}")]
    Temporary(String),
}

/// The way to the mail server.
#[async_trait]
pub trait Mailer: Send + Sync {
    /// Hands one mail to the server.
    ///
    /// # Errors
    ///
    /// [`MailError::Temporary`] is worth another try, [`MailError::Permanent`] is not.
    async fn send(&self, mail: &Mail) -> Result<Accepted, MailError>;
}

//! Mail: out by SMTP, or into the outbox of a demo.
//!
//! It refuses to decide what a mail says and to whom; it never logs an address or a word of a mail.

mod message;
mod outbox;
mod smtp;

pub use outbox::{OutboxError, OutboxMailer, StoredMail};
pub use smtp::{SmtpConfig, SmtpConfigError, SmtpMailer, Transport};

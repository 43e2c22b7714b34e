//! `[mail]`: how notifications go out.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

/// How notifications go out. `gangway serve` refuses to start without `host`: a decision counts as provided only when the
/// mail server has accepted the notification.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Mail {
    /// The mail server.
    pub(crate) host: Option<String>,
    /// Its port. Missing: 465 for `tls`, 587 for `starttls`, 25 for `none`.
    pub(crate) port: Option<u16>,
    /// `tls` from the first byte, `starttls`, or `none` for a server on the same machine.
    pub(crate) encryption: Encryption,
    /// The user at the mail server; without one nobody signs in.
    pub(crate) user: Option<String>,
    /// A file that holds the user's password and nothing else.
    pub(crate) password_file: Option<PathBuf>,
    /// A file with certificates of authorities in PEM, which may vouch for the mail server beside those that the system
    /// trusts: for an authority of the town's own.
    pub(crate) ca_file: Option<PathBuf>,
    /// The most seconds that the mail server may take to answer, at most 60: half of the time for which a job is held.
    pub(crate) timeout_seconds: u64,
}

/// How the connection to the mail server is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub(crate) enum Encryption {
    /// From the first byte.
    Tls,
    /// After the greeting; refused if the server does not offer it.
    StartTls,
    /// Not at all.
    None,
}

impl Default for Mail {
    fn default() -> Self {
        Self {
            host: None,
            port: None,
            encryption: Encryption::StartTls,
            user: None,
            password_file: None,
            ca_file: None,
            timeout_seconds: 20,
        }
    }
}

impl Mail {
    pub(super) fn check(&self) -> Result<(), String> {
        if self.user.is_some() != self.password_file.is_some() {
            return Err("mail.user and mail.password_file belong together".to_owned());
        }
        if !(1..=60).contains(&self.timeout_seconds) {
            return Err("mail.timeout_seconds must be between 1 and 60".to_owned());
        }
        Ok(())
    }

    /// The port to use.
    pub(crate) fn port(&self) -> u16 {
        self.port.unwrap_or(match self.encryption {
            Encryption::Tls => 465,
            Encryption::StartTls => 587,
            Encryption::None => 25,
        })
    }
}

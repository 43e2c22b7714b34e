//! Mail by SMTP, to the relay of the town's computing centre.

use std::{sync::Arc, time::Duration};

use async_trait::async_trait;
use kernel::ports::{Accepted, Clock, Mail, MailError, Mailer};
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    transport::smtp::{
        authentication::Credentials,
        client::{Certificate, Tls, TlsParameters},
    },
};
use secrecy::{ExposeSecret, SecretString};

use crate::message::{message, shortened};

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Transport {
    /// Not at all: only for a relay on the same machine or network segment.
    None,
    /// Plain at first, then TLS; without TLS nothing is sent. Port 587 by custom.
    Starttls,
    /// TLS from the first byte. Port 465 by custom.
    Tls,
}

/// Where mail goes.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SmtpConfig {
    /// The relay's name, as its certificate has it.
    pub host: String,
    pub port: u16,
    /// How the connection is protected.
    pub transport: Transport,
    /// Name and password, if the relay wants them; never without TLS.
    pub credentials: Option<(String, SecretString)>,
    /// Certificates of authorities beside those of the system, in PEM: an authority of the town's own.
    pub authorities: Option<Vec<u8>>,
    /// How long sending one mail may take, from connecting to the server's last word.
    pub timeout: Duration,
}

/// Why there is no way to the relay.
#[derive(Debug, thiserror::Error)]
pub enum SmtpConfigError {
    /// The name is no name.
    #[error("the name of the mail server cannot be used for TLS")]
    Host(#[source] lettre::transport::smtp::Error),
    /// The certificates of authorities are none.
    #[error("the file with the certificates for the mail server (mail.ca_file) has no certificate in PEM")]
    Authorities,
    /// A password would travel in the clear.
    #[error("a password for the mail server needs transport «starttls» or «tls»")]
    PasswordInTheClear,
}

/// Sends mail through one relay and keeps connections open for a while.
pub struct SmtpMailer {
    relay: AsyncSmtpTransport<Tokio1Executor>,
    clock: Arc<dyn Clock>,
    timeout: Duration,
}

impl SmtpMailer {
    /// Prepares the way; nothing is connected yet.
    ///
    /// # Errors
    ///
    /// [`SmtpConfigError`] for a configuration that cannot work.
    pub fn new(config: &SmtpConfig, clock: Arc<dyn Clock>) -> Result<Self, SmtpConfigError> {
        if config.credentials.is_some() && config.transport == Transport::None {
            return Err(SmtpConfigError::PasswordInTheClear);
        }
        let parameters = || tls_parameters(config);
        let tls = match config.transport {
            Transport::None => Tls::None,
            Transport::Starttls => Tls::Required(parameters()?),
            Transport::Tls => Tls::Wrapper(parameters()?),
        };
        let mut relay = AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(&config.host)
            .port(config.port)
            .tls(tls)
            .timeout(Some(config.timeout));
        if let Some((name, password)) = &config.credentials {
            relay = relay.credentials(Credentials::new(name.clone(), password.expose_secret().to_owned()));
        }
        Ok(Self { relay: relay.build(), clock, timeout: config.timeout })
    }
}

/// The relay's name, and who may vouch for it: the authorities of the system, and those that were named.
fn tls_parameters(config: &SmtpConfig) -> Result<TlsParameters, SmtpConfigError> {
    let mut parameters = TlsParameters::builder(config.host.clone());
    if let Some(pem) = &config.authorities {
        // What begins no certificate is passed over when read, so that a wrong file would go unnoticed.
        let begins = pem.windows(BEGIN.len()).any(|window| window == BEGIN);
        let authorities = Certificate::from_pem(pem).ok().filter(|_| begins);
        parameters = parameters.add_root_certificate(authorities.ok_or(SmtpConfigError::Authorities)?);
    }
    parameters.build().map_err(SmtpConfigError::Host)
}

/// How a certificate begins in PEM, RFC 7468 section 5.
const BEGIN: &[u8] = b"-----BEGIN CERTIFICATE-----";

impl std::fmt::Debug for SmtpMailer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("SmtpMailer").finish_non_exhaustive()
    }
}

#[async_trait]
impl Mailer for SmtpMailer {
    async fn send(&self, mail: &Mail) -> Result<Accepted, MailError> {
        let (message, message_id) = message(mail, &*self.clock)?;
        // The transport's own timeout covers the connection only; a server that accepts and says nothing must not
        // hold the job for ever. Whether it took a mail that it did not confirm, nobody knows: then it goes again.
        let sending = tokio::time::timeout(self.timeout, self.relay.send(message));
        let Ok(sent) = sending.await else {
            return Err(MailError::Temporary("the mail server did not answer in time".to_owned()));
        };
        let response = sent.map_err(|error| refusal(&error))?;
        let said = response.message().collect::<Vec<_>>().join(" ");
        Ok(Accepted { message_id, answer: shortened(&format!("{} {said}", response.code())) })
    }
}

/// Only a reply of the 500s is for good; everything else, a wrong certificate too, may be mended and is tried again.
///
/// A relay's words often repeat the address, and a refusal reaches logs and the job's row: of a reply only its numbers are
/// told.
fn refusal(error: &lettre::transport::smtp::Error) -> MailError {
    let cause = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    let told = match error.status() {
        Some(code) => numbers(&code.to_string(), &cause),
        // The cause would be what the server said, as far as it could not be understood.
        None if error.is_response() => "the mail server's answer cannot be understood".to_owned(),
        None => shortened(&cause),
    };
    if error.is_permanent() { MailError::Permanent(told) } else { MailError::Temporary(told) }
}

/// The reply code, and the enhanced status if the server's words begin with one: `451 4.2.1`.
///
/// Source: RFC 5321 section 4.2, RFC 3463 section 2.
fn numbers(code: &str, words: &str) -> String {
    let first = words.split_whitespace().next().unwrap_or_default();
    let parts: Vec<&str> = first.split('.').collect();
    let digits =
        |part: &&str| (1..=3).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if parts.len() == 3 && parts.iter().all(digits) { format!("{code} {first}") } else { code.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_reply_only_its_numbers_are_told() {
        assert_eq!(numbers("451", "4.2.1 <erika@stadt.example>: mailbox busy"), "451 4.2.1");
        for words in
            ["", "<erika@stadt.example> busy", "erika.a.b", "4.2 busy", "4.2.1.1", "1234.1.1", "4..1"]
        {
            assert_eq!(numbers("450", words), "450", "{words}");
        }
    }
}

//! Mail by SMTP, to the relay of the town's computing centre.

use std::{sync::Arc, time::Duration};

use app::ports::{Accepted, Clock, Mail, MailError, Mailer};
use async_trait::async_trait;
use lettre::{
    AsyncSmtpTransport, AsyncTransport, Tokio1Executor,
    transport::smtp::{
        authentication::Credentials,
        client::{Tls, TlsParameters},
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
pub struct SmtpConfig {
    /// The relay's name, as its certificate has it.
    pub host: String,
    /// Its port.
    pub port: u16,
    /// How the connection is protected.
    pub transport: Transport,
    /// Name and password, if the relay wants them; never without TLS.
    pub credentials: Option<(String, SecretString)>,
    /// How long sending one mail may take, from connecting to the server's last word.
    pub timeout: Duration,
}

/// Why there is no way to the relay.
#[derive(Debug, thiserror::Error)]
pub enum SmtpConfigError {
    /// The name is no name.
    #[error("the name of the mail server cannot be used for TLS")]
    Host(#[source] lettre::transport::smtp::Error),
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
        let parameters = || TlsParameters::new(config.host.clone()).map_err(SmtpConfigError::Host);
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
fn refusal(error: &lettre::transport::smtp::Error) -> MailError {
    let code = error.status().map(|code| code.to_string()).unwrap_or_default();
    let cause = std::error::Error::source(error).map_or_else(|| error.to_string(), ToString::to_string);
    let words = shortened(&format!("{code} {cause}"));
    if error.is_permanent() { MailError::Permanent(words) } else { MailError::Temporary(words) }
}

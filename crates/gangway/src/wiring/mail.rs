//! The way of mails: through a mail server, into the demo's outbox, or nowhere.

use std::{
    path::Path,
    sync::Arc,
    time::{Duration, Instant},
};

use async_trait::async_trait;
use kernel::ports::{Accepted, Clock, Mail, MailError, Mailer};
use mail::{OutboxMailer, SmtpConfig, SmtpMailer, Transport};
use secrecy::SecretString;

use crate::{
    answer::Failure,
    config::{self, Encryption},
    input,
};

/// Most bytes of the file with the password.
const PASSWORD_BYTES_MAX: usize = 4096;

/// Most bytes of the file with the certificates of authorities; a whole system's fit.
const AUTHORITIES_BYTES_MAX: usize = 1024 * 1024;

/// No way to a mail server: nothing is sent, and nobody is told that it was.
#[derive(Debug)]
pub(super) struct NoMailer;

#[async_trait]
impl Mailer for NoMailer {
    async fn send(&self, _mail: &Mail) -> Result<Accepted, MailError> {
        Err(MailError::Temporary("this process does not reach a mail server".to_owned()))
    }
}

/// Tells how long the mail server takes, and what it makes of mails.
#[derive(Debug)]
struct MeasuredMailer(SmtpMailer);

#[async_trait]
impl Mailer for MeasuredMailer {
    async fn send(&self, mail: &Mail) -> Result<Accepted, MailError> {
        let began = Instant::now();
        let sent = self.0.send(mail).await;
        let outcome = match &sent {
            Ok(_) => "accepted",
            Err(MailError::Permanent(_)) => "refused",
            Err(MailError::Temporary(_)) => "deferred",
        };
        metrics::histogram!("gangway_mail_seconds", "outcome" => outcome)
            .record(began.elapsed().as_secs_f64());
        sent
    }
}

/// The mailer that the configuration asks for.
pub(super) fn mailer(config: &config::Mail, clock: Arc<dyn Clock>) -> Result<Arc<dyn Mailer>, Failure> {
    let Some(host) = &config.host else { return Ok(Arc::new(NoMailer)) };
    let credentials = match (&config.user, &config.password_file) {
        (Some(user), Some(file)) => Some((user.clone(), password(file)?)),
        _ => None,
    };
    let transport = match config.encryption {
        Encryption::Tls => Transport::Tls,
        Encryption::StartTls => Transport::Starttls,
        Encryption::None => Transport::None,
    };
    let timeout = Duration::from_secs(config.timeout_seconds);
    let authorities =
        config.ca_file.as_deref().map(|file| input::text(file, AUTHORITIES_BYTES_MAX)).transpose()?;
    let config = SmtpConfig {
        host: host.clone(),
        port: config.port(),
        transport,
        credentials,
        authorities: authorities.map(String::into_bytes),
        timeout,
    };
    Ok(Arc::new(MeasuredMailer(SmtpMailer::new(&config, clock).map_err(Failure::environment)?)))
}

/// The outbox of the demo.
pub(crate) async fn outbox(folder: &Path, clock: Arc<dyn Clock>) -> Result<Arc<OutboxMailer>, Failure> {
    Ok(Arc::new(OutboxMailer::open(folder, clock).await.map_err(Failure::environment)?))
}

fn password(file: &Path) -> Result<SecretString, Failure> {
    let text = input::text(file, PASSWORD_BYTES_MAX)?;
    Ok(SecretString::from(text.trim_end_matches(['\r', '\n']).to_owned()))
}

//! Mail to a real server.

use std::{net::TcpListener, time::Duration};

use kernel::ports::{MailError, Mailer as _};
use mail::{SmtpConfig, SmtpConfigError, SmtpMailer, Transport};

use crate::{samples, server};

fn config(port: u16) -> SmtpConfig {
    SmtpConfig {
        host: "127.0.0.1".into(),
        port,
        transport: Transport::None,
        credentials: None,
        authorities: None,
        timeout: Duration::from_secs(20),
    }
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let Some(mut server) = server::start() else { return };
    let mailer = SmtpMailer::new(&config(server.port), samples::clock()).unwrap();
    let accepted = mailer.send(&samples::mail("henrike@example.org")).await.unwrap();
    assert_eq!(accepted.message_id, "<0192-abc@foerdestadt.example>");
    assert_eq!(accepted.answer, "250 2.0.0 taken as 4711");
    let mail = server.next_mail();
    assert_eq!(mail["to"], serde_json::json!(["henrike@example.org"]));
    let content = mail["content"].as_str().unwrap();
    assert!(content.contains("Subject: Sie haben eine neue Nachricht\r\n"), "{content}");
    assert!(
        content.contains("From: =?utf-8?b?") && content.contains("<portal@foerdestadt.example>"),
        "{content}"
    );
}

#[tokio::test]
async fn refusals_are_for_good_or_for_now_and_the_next_mail_goes_out() {
    let Some(server) = server::start() else { return };
    let mailer = SmtpMailer::new(&config(server.port), samples::clock()).unwrap();
    let gone = mailer.send(&samples::mail("gone@example.org")).await.unwrap_err();
    assert!(matches!(&gone, MailError::Permanent(told) if told == "550 5.1.1"), "{gone}");
    let busy = mailer.send(&samples::mail("busy@example.org")).await.unwrap_err();
    assert!(matches!(&busy, MailError::Temporary(told) if told == "450 4.2.1"), "{busy}");
    assert!(mailer.send(&samples::mail("henrike@example.org")).await.is_ok());
}

#[tokio::test]
async fn a_server_that_is_away_or_silent_is_tried_again_later() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let silent = SmtpConfig { timeout: Duration::from_millis(200), ..config(port) };
    let mailer = SmtpMailer::new(&silent, samples::clock()).unwrap();
    let refused = mailer.send(&samples::mail("henrike@example.org")).await.unwrap_err();
    assert!(matches!(refused, MailError::Temporary(_)), "{refused}");
    drop(listener);
    let away = SmtpMailer::new(&config(port), samples::clock()).unwrap();
    let refused = away.send(&samples::mail("henrike@example.org")).await.unwrap_err();
    assert!(matches!(refused, MailError::Temporary(_)), "{refused}");
}

#[tokio::test]
async fn without_tls_nothing_goes_to_a_server_that_should_have_it() {
    let Some(server) = server::start() else { return };
    for transport in [Transport::Starttls, Transport::Tls] {
        let protected = SmtpConfig { transport, host: "localhost".into(), ..config(server.port) };
        let mailer = SmtpMailer::new(&protected, samples::clock()).unwrap();
        let refused = mailer.send(&samples::mail("henrike@example.org")).await.unwrap_err();
        assert!(matches!(refused, MailError::Temporary(_)), "{transport:?}: {refused}");
    }
}

#[test]
fn a_password_never_travels_in_the_clear() {
    let open = SmtpConfig { credentials: Some(("gangway".into(), "secret".into())), ..config(25) };
    assert!(matches!(SmtpMailer::new(&open, samples::clock()), Err(SmtpConfigError::PasswordInTheClear)));
    assert!(!format!("{open:?}").contains("secret"));
}

#[tokio::test]
async fn a_server_of_an_authority_of_ones_own_is_trusted_where_that_is_named() {
    let folder = tempfile::tempdir().unwrap();
    let Some(mut server) = server::start_with_tls(folder.path()) else { return };
    let authority = std::fs::read(folder.path().join("authority.pem")).unwrap();
    let unnamed = SmtpConfig { transport: Transport::Tls, ..config(server.port) };
    let refused = SmtpMailer::new(&unnamed, samples::clock()).unwrap();
    let refused = refused.send(&samples::mail("henrike@example.org")).await.unwrap_err();
    assert!(matches!(&refused, MailError::Temporary(told) if told.contains("certificate")), "{refused}");

    let named = SmtpConfig { authorities: Some(authority), ..unnamed };
    let mailer = SmtpMailer::new(&named, samples::clock()).unwrap();
    mailer.send(&samples::mail("henrike@example.org")).await.unwrap();
    assert_eq!(server.next_mail()["to"], serde_json::json!(["henrike@example.org"]));

    let elsewhere = SmtpConfig { host: "localhost".into(), ..named };
    let mailer = SmtpMailer::new(&elsewhere, samples::clock()).unwrap();
    let refused = mailer.send(&samples::mail("henrike@example.org")).await.unwrap_err();
    assert!(matches!(refused, MailError::Temporary(_)), "its certificate is for another name: {refused}");
}

#[test]
fn a_file_without_certificates_is_refused() {
    for text in ["", "no certificate", "-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----\n"] {
        let transport = Transport::Tls;
        let wrong = SmtpConfig { transport, authorities: Some(text.as_bytes().to_vec()), ..config(465) };
        let refused = SmtpMailer::new(&wrong, samples::clock());
        assert!(matches!(refused, Err(SmtpConfigError::Authorities | SmtpConfigError::Host(_))), "{text}");
    }
}

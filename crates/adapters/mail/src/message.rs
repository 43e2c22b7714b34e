//! From a mail to a message after RFC 5322: encoded headers, our own `Message-ID`, text only.

use kernel::ports::{Clock, Mail, MailError};
use lettre::{
    Address, Message,
    message::{Mailbox, header::ContentType},
};

/// Longer answers of a mail server are cut.
pub(crate) const ANSWER_CHARACTERS_MAX: usize = 500;

/// Builds the message and its id. `now` becomes the `Date` header.
pub(crate) fn message(mail: &Mail, clock: &dyn Clock) -> Result<(Message, String), MailError> {
    let from = address(&mail.from, "sender")?;
    let to = address(&mail.to, "recipient")?;
    let id = format!("<{}@{}>", reference(&mail.reference)?, from.domain());
    let message = Message::builder()
        .from(Mailbox::new(Some(one_line(&mail.from_name)), from))
        .to(Mailbox::new(None, to))
        .subject(one_line(&mail.subject))
        .date(clock.now().into())
        .message_id(Some(id.clone()))
        // A machine wrote this: holiday replies are to stay away (RFC 3834).
        .header(AutoSubmitted)
        .header(ContentType::TEXT_PLAIN)
        .body(mail.text.clone())
        .map_err(|error| MailError::Permanent(format!("the mail cannot be built: {error}")))?;
    Ok((message, id))
}

/// The first characters of what a server said, on one line.
pub(crate) fn shortened(answer: &str) -> String {
    one_line(answer).chars().take(ANSWER_CHARACTERS_MAX).collect()
}

#[derive(Debug, Clone, Copy)]
struct AutoSubmitted;

impl lettre::message::header::Header for AutoSubmitted {
    fn name() -> lettre::message::header::HeaderName {
        lettre::message::header::HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_value: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> lettre::message::header::HeaderValue {
        lettre::message::header::HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

/// An address that can never be reached is refused for good. The error does not repeat it: errors reach logs.
fn address(text: &str, whose: &str) -> Result<Address, MailError> {
    text.trim()
        .parse()
        .map_err(|error| MailError::Permanent(format!("the {whose}'s address is none: {error}")))
}

/// The part of the id before `@`.
fn reference(text: &str) -> Result<&str, MailError> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte);
    let fits = (1..=128).contains(&text.len()) && text.bytes().all(allowed);
    fits.then_some(text).ok_or_else(|| MailError::Permanent("the mail's reference is none".to_owned()))
}

/// A header has one line; what follows a line break would be another header.
fn one_line(text: &str) -> String {
    text.split(|sign: char| sign.is_whitespace() || sign.is_control())
        .filter(|word| !word.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;

    use super::*;

    struct Fixed;

    impl Clock for Fixed {
        fn now(&self) -> Timestamp {
            "2026-11-16T09:11:00Z".parse().unwrap()
        }
    }

    fn mail() -> Mail {
        Mail {
            to: "henrike@example.org".into(),
            from_name: "Stadt Fördestadt".into(),
            from: "portal@foerdestadt.example".into(),
            subject: "Sie haben eine neue Nachricht – Größe egal".into(),
            text: "Guten Tag,\nin Ihrem Postfach liegt eine Nachricht.\n".into(),
            reference: "0192-abc".into(),
        }
    }

    #[test]
    fn headers_are_encoded_and_the_id_is_ours() {
        let (message, id) = message(&mail(), &Fixed).unwrap();
        assert_eq!(id, "<0192-abc@foerdestadt.example>");
        let text = String::from_utf8(message.formatted()).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(head.is_ascii(), "{head}");
        for line in [
            "Message-ID: <0192-abc@foerdestadt.example>",
            "Auto-Submitted: auto-generated",
            "To: henrike@example.org",
            "Date: Mon, 16 Nov 2026 09:11:00 +0000",
            "Content-Type: text/plain; charset=utf-8",
        ] {
            assert!(head.lines().any(|found| found == line), "{line}\n{head}");
        }
    }

    #[test]
    fn nothing_typed_becomes_a_header() {
        let evil = Mail {
            from_name: "Stadt\r\nBcc: all@example.org".into(),
            subject: "Hallo\r\n\r\nBcc: all@example.org".into(),
            ..mail()
        };
        let (message, _) = message(&evil, &Fixed).unwrap();
        let text = String::from_utf8(message.formatted()).unwrap();
        assert!(!text.lines().any(|line| line.starts_with("Bcc")), "{text}");
    }

    #[test]
    fn impossible_mails_are_refused_for_good_without_naming_the_address() {
        let cases = [
            Mail { to: "henrike thomsen".into(), ..mail() },
            Mail { to: "a@b\r\nRCPT TO:<c@d>".into(), ..mail() },
            Mail { from: String::new(), ..mail() },
            Mail { reference: "a b".into(), ..mail() },
            Mail { reference: String::new(), ..mail() },
        ];
        for case in cases {
            let refusal = message(&case, &Fixed).unwrap_err();
            assert!(matches!(refusal, MailError::Permanent(_)), "{refusal}");
            assert!(!refusal.to_string().contains("henrike"), "{refusal}");
        }
    }
}

//! The outbox keeps what a server would have taken.

use kernel::ports::{MailError, Mailer as _};
use mail::{OutboxError, OutboxMailer};

use crate::samples;

#[tokio::test]
async fn mails_are_listed_newest_first_and_survive_reopening() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("outbox");
    let outbox = OutboxMailer::open(&path, samples::clock()).await.unwrap();
    assert_eq!(outbox.newest(10).await.unwrap(), vec![]);
    for name in ["a@example.org", "b@example.org", "c@example.org"] {
        let accepted = outbox.send(&samples::mail(name)).await.unwrap();
        assert_eq!(accepted.message_id, "<0192-abc@foerdestadt.example>");
    }
    let outbox = OutboxMailer::open(&path, samples::clock()).await.unwrap();
    let newest = outbox.newest(2).await.unwrap();
    assert_eq!(
        newest.iter().map(|mail| mail.to.as_str()).collect::<Vec<_>>(),
        ["c@example.org", "b@example.org"]
    );
    assert_eq!(newest[0].text, samples::mail("x@example.org").text);
}

#[tokio::test]
async fn it_refuses_what_a_server_would_refuse_and_names_a_broken_line() {
    let folder = tempfile::tempdir().unwrap();
    let outbox = OutboxMailer::open(folder.path(), samples::clock()).await.unwrap();
    assert!(matches!(outbox.send(&samples::mail("nobody")).await, Err(MailError::Permanent(_))));
    std::fs::write(folder.path().join("mails.jsonl"), "{}\n").unwrap();
    assert!(matches!(outbox.newest(1).await, Err(OutboxError::Line { line: 1, .. })));
}

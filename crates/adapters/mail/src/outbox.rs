//! The outbox of a demo: mails land in a file instead of the world, and a page shows them.

use std::{io, path::PathBuf, sync::Arc};

use async_trait::async_trait;
use jiff::Timestamp;
use kernel::ports::{Accepted, Clock, Mail, MailError, Mailer};
use serde::{Deserialize, Serialize};
use tokio::{fs, io::AsyncWriteExt, sync::Mutex};

use crate::message::message;

const FILE: &str = "mails.jsonl";

/// Keeps mails in a folder, one JSON document a line. Only for demos and tests: mails are not sealed here.
pub struct OutboxMailer {
    file: PathBuf,
    clock: Arc<dyn Clock>,
    writing: Mutex<()>,
}

/// A mail in the outbox.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct StoredMail {
    pub message_id: String,
    /// When it was handed over.
    pub at: Timestamp,
    /// The recipient's address.
    pub to: String,
    /// The sender's name.
    pub from_name: String,
    /// The sender's address.
    pub from: String,
    pub subject: String,
    pub text: String,
}

/// Why the outbox cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum OutboxError {
    /// The file system said no.
    #[error("the outbox cannot be read or written")]
    Io(#[from] io::Error),
    /// A line is no mail.
    #[error("line {line} of the outbox is no mail")]
    Line {
        /// The line, from one.
        line: usize,
        /// What is wrong with it.
        #[source]
        source: serde_json::Error,
    },
}

impl OutboxMailer {
    /// Opens the outbox in a folder, which is made if it is missing.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Io`] if it cannot be made.
    pub async fn open(folder: impl Into<PathBuf>, clock: Arc<dyn Clock>) -> Result<Self, OutboxError> {
        let folder = folder.into();
        fs::create_dir_all(&folder).await?;
        Ok(Self { file: folder.join(FILE), clock, writing: Mutex::new(()) })
    }

    /// The newest mails first, at most `limit`.
    ///
    /// # Errors
    ///
    /// [`OutboxError`] if the file cannot be read or holds something else.
    pub async fn newest(&self, limit: usize) -> Result<Vec<StoredMail>, OutboxError> {
        // Writers finish their line first, so that no half of one is read.
        let _writing = self.writing.lock().await;
        let content = match fs::read_to_string(&self.file).await {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            other => other?,
        };
        let lines: Vec<(usize, &str)> = content.lines().enumerate().collect();
        let newest = lines.into_iter().rev().take(limit);
        newest
            .map(|(index, line)| {
                serde_json::from_str(line).map_err(|source| OutboxError::Line { line: index + 1, source })
            })
            .collect()
    }

    async fn append(&self, mail: &StoredMail) -> io::Result<()> {
        let mut line = serde_json::to_vec(mail)?;
        line.push(b'\n');
        let _writing = self.writing.lock().await;
        let mut file = fs::OpenOptions::new().create(true).append(true).open(&self.file).await?;
        file.write_all(&line).await?;
        file.flush().await
    }
}

impl std::fmt::Debug for OutboxMailer {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("OutboxMailer").field("file", &self.file).finish_non_exhaustive()
    }
}

#[async_trait]
impl Mailer for OutboxMailer {
    async fn send(&self, mail: &Mail) -> Result<Accepted, MailError> {
        // Built and thrown away: the demo refuses what a mail server would refuse.
        let (_, message_id) = message(mail, &*self.clock)?;
        let stored = StoredMail {
            message_id: message_id.clone(),
            at: self.clock.now(),
            to: mail.to.clone(),
            from_name: mail.from_name.clone(),
            from: mail.from.clone(),
            subject: mail.subject.clone(),
            text: mail.text.clone(),
        };
        self.append(&stored).await.map_err(|error| MailError::Temporary(error.to_string()))?;
        Ok(Accepted { message_id, answer: "kept in the outbox".to_owned() })
    }
}

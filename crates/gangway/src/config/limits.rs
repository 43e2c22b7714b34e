//! `[limits]`: how much is taken at once.

use kernel::rows::JobClass;
use serde::{Deserialize, Serialize};

/// How much is taken at once.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Limits {
    /// The largest body of a form together with its documents, in bytes. A form may allow less, never more.
    pub(crate) upload_bytes_max: usize,
    /// The most bytes of documents that requests hold in memory at the same time; who brings more is asked to come back.
    pub(crate) papers_in_flight_bytes_max: usize,
    /// The most drafts that a session or an account may have at the same time; at most 50 count.
    pub(crate) drafts_per_session: usize,
    /// The most bytes of documents in the drafts of a session or an account.
    pub(crate) document_bytes_per_session: u64,
    /// The most drafts that the guests of one client may begin in a day; twenty households behind one address are one client.
    pub(crate) drafts_per_day: u32,
    /// The most bytes of documents that the guests of one client may bring in a day.
    pub(crate) document_bytes_per_day: u64,
    /// The most connections at the same time; whoever comes then is asked to come back. Each is an open file: `LimitNOFILE` of the
    /// service must be 1,024 higher.
    pub(crate) connections_max: usize,
    /// How often one client may read in a minute. A client is an address, with IPv6 a network of 64 bits.
    pub(crate) reads_per_minute: u32,
    /// How often one client may send a form in a minute.
    pub(crate) changes_per_minute: u32,
    /// The most seconds that a request may take.
    pub(crate) request_seconds: u64,
    /// The most seconds that running requests and jobs get when the process is asked to end.
    pub(crate) shutdown_seconds: u64,
    /// How many receipts and seals are made at the same time, and other work in cases is done; each takes a processor.
    pub(crate) job_workers: u8,
    /// How many mails are sent at the same time. A server that hangs holds each for `mail.timeout_seconds`.
    pub(crate) mail_workers: u8,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            upload_bytes_max: 64 * 1024 * 1024,
            papers_in_flight_bytes_max: 256 * 1024 * 1024,
            drafts_per_session: 20,
            document_bytes_per_session: 200 * 1024 * 1024,
            drafts_per_day: 100,
            document_bytes_per_day: 1024 * 1024 * 1024,
            connections_max: 4_096,
            reads_per_minute: 1_200,
            changes_per_minute: 240,
            request_seconds: 30,
            shutdown_seconds: 20,
            job_workers: 2,
            mail_workers: 4,
        }
    }
}

impl Limits {
    /// How many workers each class of jobs has, at least one.
    pub(crate) fn workers(&self) -> [(JobClass, u8); 4] {
        JobClass::ALL.map(|class| match class {
            JobClass::Cases => (class, self.job_workers.max(1)),
            JobClass::Mails => (class, self.mail_workers.max(1)),
            JobClass::Checkpoints | JobClass::Upkeep => (class, 1),
        })
    }
}

//! What use cases stand on, and no use case: the ports to the outside, rows, commits, sealing, contexts, errors, the catalogue
//! of published services, what towns were called before, documents, mails, and the runner of jobs; and the one way to change an
//! aggregate.
//!
//! Nothing here knows SQL, HTTP, the clock or where randomness comes from.

pub mod aggregate;
pub mod as_of;
pub mod catalogue;
mod changes;
pub mod commands;
pub mod commit;
pub mod context;
pub mod documents;
pub mod error;
pub mod jobs;
pub mod mails;
pub mod objects;
pub mod ports;
pub mod quotas;
pub mod retry;
pub mod row_seals;
pub mod rows;
pub mod sealing;
pub mod settings;
pub mod transact;

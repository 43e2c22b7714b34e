//! Wiring: every port with the adapter that stands behind it.
//!
//! The only place that knows all adapters. It refuses rules: it chooses and connects.

pub(crate) mod clock;
mod ids;
mod instance;
mod key_files;
mod mail;
mod passwords;
mod seals;
mod vault;

pub(crate) use self::{
    clock::SystemClock,
    ids::{RandomIds, random},
    instance::{Instance, location, open_store, open_store_to_read, try_open_store},
    key_files::{make as make_keys, read_instance},
    mail::outbox,
    seals::{PEM_BYTES_MAX as SEAL_BYTES_MAX, SealFiles, SealFolder},
    vault::{Pairing, of_database},
};

//! What people intend: one function per intent.
//!
//! A use case reads a snapshot, authorises beside the read, asks the domain, and hands one named [`commit::Commit`] to the
//! store. It owns the ports (traits) that it needs from outside, and nothing here knows SQL, HTTP, the clock or where
//! randomness comes from.

pub mod asked_mails;
pub mod attempts;
pub mod cases;
pub mod catalogue;
pub mod clients;
pub mod codes;
pub mod commit;
pub mod correspondence;
pub mod desk;
pub mod error;
pub mod filing;
pub mod house;
pub mod jobs;
pub mod letters;
pub mod mails;
pub mod operate;
pub mod pack;
pub mod papers;
pub mod portal;
pub mod ports;
pub mod remedies;
pub mod retry;
pub mod rows;
pub mod sealing;
pub mod sessions;
pub mod settings;
pub mod staff;
pub mod town;

//! What people intend: one function per intent.
//!
//! A use case reads a snapshot, authorises beside the read, asks the domain, and hands one named [`commit::Commit`] to the
//! store. It owns the ports (traits) that it needs from outside, and nothing here knows SQL, HTTP, the clock or where
//! randomness comes from.

pub mod commit;
pub mod ports;
pub mod rows;

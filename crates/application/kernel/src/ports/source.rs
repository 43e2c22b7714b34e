//! Where time, ids and randomness come from; only the binary implements these for real.

use ids::Uuid;
use jiff::Timestamp;

/// Where use cases read the time from.
pub trait Clock: Send + Sync {
    /// The present moment, UTC.
    fn now(&self) -> Timestamp;
}

/// The source of ids and of randomness.
pub trait Ids: Send + Sync {
    /// A new id, UUIDv7: later ids are greater.
    fn next(&self) -> Uuid;

    /// Thirty-two bytes that nobody can guess.
    fn secret(&self) -> [u8; 32];
}

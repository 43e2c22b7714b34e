//! What a service is: a pack with form, letters, settings, texts and test cases, the letters as content, and the notice on
//! remedies; and what happens to it, as the events of its own stream.
//!
//! Refuses storage, clock and randomness: a pack is read from files that somebody hands in, and what a letter says is computed
//! from the pack, the answers and the case.

mod events;
pub mod letters;
pub mod pack;
pub mod remedies;
mod state;

pub use events::ServiceEvent;
pub use state::{PublishedRevision, ServiceFoldError, ServiceState};

//! What the store keeps, by family: its rows, how they change and how they are read. A family's tables lie together here as in
//! the store; [`crate::commit`] and [`crate::ports`] hand its changes and its reads on.
//!
//! Rows are plain data, one struct per table. Each table is *derived* (rebuilt from the journal), *authoritative* or *ephemeral*;
//! its struct says which. Every row names its town first.

mod checkpoints;
mod desk;
mod directory;
mod documents;
mod drafts;
mod jobs;
mod journal;
mod keys;
mod numbers;
mod register;
mod residents;
mod sign_in;
mod streams;
mod vault;

pub use checkpoints::*;
pub use desk::*;
pub use directory::*;
pub use documents::*;
pub use drafts::*;
pub use jobs::*;
pub use journal::*;
pub use keys::*;
pub use numbers::*;
pub use register::*;
pub use residents::*;
pub use sign_in::*;
pub use streams::*;
pub use vault::*;

//! The whole site: every wing's routes in one table, and the layers around them.
//!
//! Owns what can only be said of all wings together: the joined table of routes, what wings add to pages of others, the order of
//! the layers, where a reader goes who asks for the address of a form, which addresses stand in mails, whether the process can do
//! its work. Refuses pages: they belong to the wings.

pub mod health;
pub mod links;
mod parents;
pub mod routes;
mod slots;
mod stack;

pub use slots::slots;
pub use stack::serve;

//! The whole site: every wing's routes in one table, and the layers around them.
//!
//! Owns what can only be said of all wings together: the joined table of routes, the order of the layers, where a reader goes who
//! asks for the address of a form. Refuses pages: they belong to the wings.

mod parents;
pub mod routes;
mod stack;

pub use stack::serve;

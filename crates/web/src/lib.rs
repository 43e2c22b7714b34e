//! The faces of Gangway: portal for residents, desk for staff, and what both need to answer over HTTP.
//!
//! Owns templates, words in two languages, URLs, the table of routes, and everything that stands between the network and a use
//! case: security headers, forms that cannot be forged, towns by host, limits, problems. Refuses rules: a handler extracts,
//! parses, calls one use case of `app` and answers.
//!
//! How to add a page stands in `README.md` beside this crate.

mod entries;
mod error_page;
mod filters;
mod format;
mod frame;
mod guards;
mod language;
mod page;
mod parents;
mod parts;
mod refusal;
mod request;
mod stack;

pub mod address;
mod api;
pub mod assets;
pub mod cookies;
pub mod desk;
pub mod door;
pub mod faces;
pub mod portal;
pub mod posted;
pub mod problem;
pub mod routes;
pub mod samples;
pub mod security;
pub mod site;
pub mod towns;
pub mod urls;
pub mod words;

pub use language::Language;
pub use page::{Base, Page, PathHere, Place};
pub use request::ClientAddress;
pub use stack::serve;

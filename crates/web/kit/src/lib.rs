//! What every page of Gangway is made of, below the wings that show them: portal, desk and the interface for programs.
//!
//! Owns frame and parts, addresses, words in two languages, forms and their protection, cookies and sessions, towns by host, the
//! table of routes, problems and their pages. Refuses rules and pages of its own: a wing extracts, parses, calls one use case and
//! answers with what is here. Wings never see each other.
//!
//! How to add a page stands in `README.md` beside this crate.

// Templates name this crate, wherever they are compiled.
extern crate self as kit;

pub mod address;
pub mod assets;
pub mod cookies;
pub mod csrf;
pub mod download;
pub mod entries;
pub mod error_page;
pub mod filters;
pub mod form_data;
pub mod format;
pub mod frame;
mod language;
mod page;
pub mod papers_room;
pub mod parts;
pub mod problem;
pub mod refusal;
pub mod request;
pub mod routes;
#[cfg(feature = "samples")]
pub mod samples;
pub mod security;
pub mod session;
pub mod site;
pub mod slots;
pub mod towns;
pub mod urls;
pub mod words;

pub use language::Language;
pub use page::{Base, Page, PathHere, RenderContext, language};
pub use request::ClientAddress;

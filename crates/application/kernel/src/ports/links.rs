//! Addresses of pages, for mails and letters; the pages own the paths.

use ids::TownId;

/// A page that a mail or letter leads to. None of them does anything by being opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Page {
    /// The start page of the portal.
    Start,
    /// Where residents sign in and find their mailbox.
    MyCases,
    /// Where a guest opens a case by number and access code.
    OpenCase,
    /// Where whoever had an address before can object to its change; carries the token of the link.
    AddressObjection(String),
    /// Where staff sign in.
    Desk,
    /// Where an invited member of staff sets a password; carries the token of the link.
    Invitation(String),
}

/// Knows the addresses of a town's pages.
pub trait Links: Send + Sync {
    /// The whole address, with protocol and host.
    fn address(&self, town: TownId, hosts: &[String], slug: &str, page: &Page) -> String;
}

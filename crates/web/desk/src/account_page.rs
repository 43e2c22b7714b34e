//! The own account: name, address, roles; a new password; signing out.

#[cfg(feature = "samples")]
mod samples;

use askama::Template;
use kit::{frame::DeskFrame, parts::CsrfFields};

use crate::filters;

/// The own account.
#[derive(Debug, Template)]
#[template(path = "account.html")]
pub(crate) struct AccountPage {
    pub(crate) frame: DeskFrame,
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    /// In words; empty if somebody was invited but not yet given a role.
    pub(crate) roles: Vec<String>,
    /// What each role without cases does and where, since it has no pages here.
    pub(crate) duties: Vec<String>,
    pub(crate) password_csrf: CsrfFields,
    pub(crate) sign_out_csrf: CsrfFields,
}

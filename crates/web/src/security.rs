//! What stands between the network and a handler.

mod client;
mod forms;
mod headers;
mod rates;

pub use forms::FormKey;
pub use headers::set_headers;
pub use rates::Rates;

pub(crate) use client::{client_address, network};
pub(crate) use forms::{FormSecret, give_form_cookie, refuse_foreign_forms};
pub(crate) use headers::is_desk;
pub(crate) use rates::{RateLimits, count_request};

//! What stands between the network and a handler.

mod client;
mod day;
mod forms;
mod headers;
mod rates;
mod unread;

pub use forms::FormKey;
pub use headers::set_headers;
pub use rates::Rates;

pub use client::client_address;
use client::networks;
pub use day::{DayCounts, DayQuotas};
pub use forms::{FormSecret, give_form_cookie, refuse_foreign_forms};
pub use headers::{is_desk, keep_to_https};
pub use rates::{RateLimits, count_request};
pub use unread::close_unread;

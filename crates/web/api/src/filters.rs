//! Template filters: those of `kit`, and `t` over the words of this crate.

#![expect(
    unreachable_pub,
    clippy::inline_always,
    clippy::unused_self,
    reason = "`filter_fn` makes a type of the function and dictates its shape"
)]

use askama::{Values, filter_fn};
use kit::words::{Named, Phrase};

use crate::texts::Say as _;

pub(crate) use kit::filters::*;

/// `{{ "key"|t }}`: the text with this key.
#[filter_fn]
pub(crate) fn t(key: impl Named, values: &dyn Values) -> askama::Result<Phrase> {
    Ok(kit::language(values)?.say(key))
}

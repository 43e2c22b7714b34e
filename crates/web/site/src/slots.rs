//! Which wings add to pages of others.

use kit::slots::Slots;

/// Every wing that fills slots, in the order in which pages show what it adds.
#[must_use]
pub fn slots() -> Slots {
    Slots::filled_by(vec![Box::new(api::Origin)])
}

//! The routes of the portal: applying, and following a case.

mod apply;
mod follow;

pub(crate) use self::{apply::apply_routes, follow::follow_routes};

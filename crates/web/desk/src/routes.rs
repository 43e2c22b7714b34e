//! The routes of the desk, by what they are about.

mod case;
mod decision;

pub(crate) use self::{case::case_routes, decision::decision_routes};

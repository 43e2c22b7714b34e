//! The desk: pages for staff, and the handlers that answer with them.

mod account_page;
mod action_form;
pub(crate) mod case;
mod case_actions;
mod cases;
mod data_entry;
mod data_entry_page;
pub(crate) mod decision;
pub(crate) mod delivery;
mod filters;
mod form_page;
mod form_values;
mod hand_over;
mod inquiries;
mod interrupted;
mod invitation;
mod pdf;
mod post;
pub(crate) mod print_list;
pub(crate) mod queue_page;
mod queues;
mod reading;
mod record;
mod routes;
#[cfg(feature = "samples")]
pub mod samples;
mod sign_in;
pub mod texts;
mod trail;
mod words;

pub use interrupted::keep_typed;
pub(crate) use trail::Trail;

use kit::routes::Routes;

/// Every route of the desk.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    routes::decision_routes(routes::case_routes(routes))
}

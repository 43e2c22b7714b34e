//! The desk: pages for staff, and the handlers that answer with them.

mod account_page;
mod action_form;
mod case_actions;
pub(crate) mod case;
mod cases;
pub(crate) mod decision;
pub(crate) mod delivery;
mod filters;
mod form_page;
mod hand_over;
mod inquiries;
mod interrupted;
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
mod form_values;
mod data_entry;
mod data_entry_page;
mod words;

pub use interrupted::keep_typed;
pub(crate) use trail::Trail;

use kit::{session::Staff, routes::Routes};

/// Every route of the desk.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    routes::decision_routes(routes::case_routes(routes))
}

/// Whether somebody leads a department, and so signs what others have written.
fn leads(staff: &Staff) -> bool {
    staff.signed_in.roles().departments().any(|(_, role)| role == access::DepartmentRole::Lead)
}

/// Whether somebody works on cases of a department; others only read, or run the town.
fn works_on_cases(staff: &Staff) -> bool {
    staff.signed_in.roles().departments().next().is_some()
}

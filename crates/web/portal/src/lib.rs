//! The portal: pages, handlers and routes for residents.

pub(crate) mod accessibility;
pub(crate) mod account;
mod account_closing;
pub(crate) mod address;
mod address_objection;
pub(crate) mod barrier;
pub(crate) mod case;
pub(crate) mod check_answers;
pub(crate) mod contact;
pub(crate) mod correct;
pub(crate) mod decision;
pub(crate) mod delivery;
mod delivery_methods;
pub(crate) mod documents;
pub(crate) mod drafts;
pub(crate) mod extension;
pub(crate) mod filed;
pub(crate) mod filters;
pub(crate) mod interrupted;
pub(crate) mod licences;
pub(crate) mod my_cases;
pub(crate) mod objection;
mod official;
pub(crate) mod open_case;
pub(crate) mod pending_code;
mod privacy;
pub(crate) mod reading;
pub(crate) mod receipt;
mod routes;
#[cfg(feature = "samples")]
pub mod samples;
pub(crate) mod service;
pub(crate) mod services;
pub(crate) mod sign_in;
pub(crate) mod small_form;
pub(crate) mod start;
pub(crate) mod step;
pub(crate) mod text_page;
pub mod texts;
pub mod town;
pub(crate) mod withdrawal;

use kit::routes::Routes;

/// Every route of the portal.
#[must_use]
pub fn routes(routes: Routes) -> Routes {
    routes::follow_routes(routes::apply_routes(town::routes(routes)))
}

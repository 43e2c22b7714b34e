//! Pages of the portal: contexts, templates and samples. Handlers join them when their use cases do.

pub(crate) mod account;
pub(crate) mod address;
pub(crate) mod asked;
pub(crate) mod case;
pub(crate) mod check_answers;
pub(crate) mod decision;
pub(crate) mod delivery;
pub(crate) mod interrupted;
pub(crate) mod more_time;
pub(crate) mod my_cases;
pub(crate) mod objection;
pub(crate) mod open_case;
pub(crate) mod papers;
pub(crate) mod reading;
pub(crate) mod receipt;
pub mod routes_follow;
pub(crate) mod service;
pub(crate) mod sign_in;
pub(crate) mod small_form;
pub(crate) mod start;
pub(crate) mod step;
pub mod town;
pub(crate) mod withdrawal;

//! Pages of the portal: contexts, templates and samples. Handlers join them when their use cases do.

pub(crate) mod case;
pub(crate) mod check_answers;
pub(crate) mod decision;
pub(crate) mod my_cases;
pub(crate) mod reading;
pub(crate) mod receipt;
pub(crate) mod service;
pub(crate) mod start;
pub(crate) mod step;
pub mod town;

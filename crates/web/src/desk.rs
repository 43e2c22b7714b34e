//! Pages of the desk: contexts, templates and samples. Handlers join them when their use cases do.

pub(crate) mod case;
pub(crate) mod decision_editor;
pub(crate) mod delivery;
pub(crate) mod queue;
mod trail;

pub(crate) use trail::Trail;

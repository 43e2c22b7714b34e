//! What staff intend: see what is ready, ask, decide, deliver.

mod gate;

pub use gate::{act_on_case, case_facts, open_case};

//! Towns and their departments, and what they publish: each change is an event of the town's own stream.

mod manage;
mod projection;
mod record;

pub use manage::{
    DepartmentSet, NewTown, TownChange, change_town, create_town, publish_pack, set_department,
};
pub use projection::{ClientState, EventContext, SealState, TownFoldError, TownState, project};
pub use record::{TownFile, TownPlan, read_town, record};

//! Towns and their departments: each change is an event of the town's own stream.

mod manage;
mod projection;
mod record;
mod view;

pub use manage::{DepartmentSet, NewTown, TownChange, change_town, create_town, set_department};
pub use projection::{ClientState, EventContext, SealState, TownFoldError, TownState, project};
pub use record::{TownFile, TownPlan, read_town, record};
pub use view::{set_seal, view_town};

//! Towns and their departments: each change is an event of the town's own stream.

mod manage;
mod record;
mod rows;
mod view;

pub use manage::{DepartmentSet, NewTown, TownChange, change_town, create_town, set_department};
pub use record::{TownFile, TownPlan, read_town, record};
pub(crate) use rows::all_rows;
pub use view::{set_seal, view_town};

//! Services: each change is an event of the service's own stream, which nobody reads who is about something else.

mod file;
mod publish;
mod rows;

pub(crate) use file::all_rows;
pub use file::{ServiceFile, ServicePlan, read_service};
pub use publish::{publish_pack, withdraw_service};

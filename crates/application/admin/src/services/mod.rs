//! Services: each change is an event of the service's own stream, which nobody reads who is about something else.

mod file;
mod publish;
mod rows;

pub(crate) use file::rows_of;
pub use file::{ServiceFile, ServicePlan, read_service};
pub use publish::{publish_pack, withdraw_service};
pub use rows::{ServiceContext, project};

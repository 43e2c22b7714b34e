//! Cases: read and folded, acted on, and written back with what follows for registers and jobs.

mod act;
mod announce;
mod follow;
mod record;
mod register;

pub use act::{Act, act};
pub(crate) use act::{enter, handled};
pub use announce::{Counted, DatesError, announced, counted};
pub use follow::{language, next_first_hour, notify, pass_time_on};
pub use record::{CaseFile, read_case};
pub use register::{print_rows, register_row};

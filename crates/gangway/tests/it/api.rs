//! The HTTP interface for programs, through the whole site and over both engines: what it promises in its description it keeps.

mod addresses;
mod description;
mod filing;
mod reading;
mod refusals;
mod strangers;

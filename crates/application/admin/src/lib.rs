//! Running towns: towns and departments, staff and their roles, programs, publishing, retention, standing jobs.
//!
//! Every use case that a person begins takes an [`Administrator`] and asks the policies first; jobs ask nobody.

mod authorize;
pub mod barrier;
pub mod clients;
pub mod jobs;
pub mod operate;
pub mod services;
pub mod staff;
pub mod towns;

pub use authorize::Administrator;

//! Running towns: towns and departments, staff and their roles, programs, publishing, retention, standing jobs.

pub mod barrier;
pub mod clients;
pub mod jobs;
pub mod operate;
pub mod services;
pub mod staff;
pub mod towns;

//! Work on a case after it was filed: the desk, decisions and their delivery, the resident's mailbox, and what programs read.

pub mod clients;
pub mod decision;
pub mod delivery;
pub mod desk;
pub mod jobs;
pub mod mailbox;
pub mod objection;
pub mod print_list;

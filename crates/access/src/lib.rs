//! Who may do what: people, their roles, the witness that a person is signed in, and the policies.
//!
//! This crate owns the answer to «may this person do that?» and the secrets by which people are recognised. It refuses
//! clock, randomness and storage: moments and random bytes come in as values, and rows are read elsewhere.

mod action;
mod person;
mod resource;
mod session;

pub use action::{Action, ResourceKind, UnknownAction};
pub use person::{DEPARTMENT_ROLES_MAX, DepartmentRole, Roles, RolesError, TownRole, UnknownRole};
pub use resource::{CaseFacts, Resource};
pub use session::{BadToken, SessionRefused, SessionToken, SignedIn, StaffSession, TokenDigest};

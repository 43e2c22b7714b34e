//! Who may do what: people, their roles, the proof that a person is signed in, the policies, and secrets.
//!
//! This crate owns the answer to «may this person do that?» and the secrets by which people are recognised. It refuses
//! clock, randomness and storage: moments and random bytes come in as values, and rows are read elsewhere.
//!
//! - [`SignedIn`] proves that a person acts; nothing of legal weight can be built without one.
//! - [`InstanceOperator`] is the witness of whoever runs the instance by commands on the server.
//! - [`Access`] asks the Cedar policies in `policies/`; [`ListScope`] is the same answer for lists.
//! - [`secret`] holds passwords, access codes and one-time codes; [`attempt`] says when the next try is due.

mod action;
mod actor;
pub mod attempt;
mod entities;
mod error;
mod operator;
mod policy;
mod resource;
mod role;
mod scope;
pub mod secret;
mod session;
mod town_policy;

pub use action::{Action, ResourceKind, UnknownAction};
pub use actor::ActorRef;
pub use error::PolicyError;
pub use operator::InstanceOperator;
pub use policy::{Access, Reason, Verdict};
pub use resource::{CaseFacts, Resource};
pub use role::{
    BadRole, DEPARTMENT_ROLES_MAX, DepartmentRole, Role, Roles, RolesError, TownRole, UnknownRole,
};
pub use scope::{Departments, ListScope};
pub use session::{BadToken, SessionRefused, SessionToken, SignedIn, StaffSession, TokenDigest};

//! A town: its settings, its branding, what it must say by law, the events of its own stream, and the state that they lead to.
//!
//! Refuses ports: who may change a town and how a change is kept stands in the use cases.

mod accessibility;
mod branding;
mod events;
mod host;
mod official;
mod refusal;
mod settings;
mod state;

pub use access::ActorRef;
pub use accessibility::{AccessibilityStatement, BARRIERS_MAX, Barrier, BarrierReason, Conformity, Method};
pub use branding::{Branding, BrandingProblem};
pub use events::{ClientEvent, DepartmentEvent, OperationEvent, SettingsEvent, StaffEvent, TownEvent};
pub use host::{HostName, NoHostName};
pub use official::{Missing, Office, OfficialTexts};
pub use refusal::Refused;
pub use settings::{Bank, Contact, Letterhead, MailIdentity, Settings, SettingsProblem};
pub use state::{
    ClientState, Department, SealState, StaffMember, StaffState, Town, TownFoldError, TownState,
};

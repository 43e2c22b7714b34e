//! A town: its settings, its branding, what it must say by law, and the events of its own stream.
//!
//! Refuses ports: who may change a town and how a change is kept stands in the use cases.

mod accessibility;
mod branding;
mod events;
mod host;
mod official;
mod refusal;
mod settings;

pub use access::ActorRef;
pub use accessibility::{AccessibilityStatement, BARRIERS_MAX, Barrier, BarrierReason, Conformity, Method};
pub use branding::{Branding, BrandingProblem};
pub use events::TownEvent;
pub use host::{HostName, NoHostName};
pub use official::{Missing, Office, OfficialTexts};
pub use refusal::Refused;
pub use settings::{Bank, Contact, Letterhead, MailIdentity, Settings, SettingsProblem};

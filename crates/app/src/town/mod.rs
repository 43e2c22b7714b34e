//! A town: its own stream of events, its settings, its people and services.

mod accessibility;
mod branding;
mod events;
mod host;
mod manage;
mod official;
mod projection;
mod record;
mod settings;

pub use accessibility::{AccessibilityStatement, BARRIERS_MAX, Barrier, BarrierReason, Conformity, Method};
pub use branding::{Branding, BrandingProblem};
pub use events::{By, TownEvent, VERSION};
pub use host::{HostName, NoHostName};
pub use manage::{
    DepartmentSet, NewTown, TownChange, change_town, create_town, publish_pack, set_department,
};
pub use official::{Missing, Office, OfficialTexts};
pub use projection::{ClientState, SealState, Standing, TownFoldError, TownState, project};
pub use record::{Outcome, TownFile, read_town, record};
pub use settings::{Bank, Contact, Letterhead, MailIdentity, Settings, SettingsProblem};

//! A town: its own stream of events, its settings, its people and services.

mod branding;
mod events;
mod manage;
mod projection;
mod record;
mod settings;

pub use branding::{Branding, BrandingProblem};
pub use events::{By, TownEvent, VERSION};
pub use manage::{DepartmentSet, NewTown, change_settings, create_town, publish_pack, set_department};
pub use projection::{Standing, TownFoldError, TownState, project};
pub use record::{Outcome, TownFile, read_town, record};
pub use settings::{Bank, Contact, Letterhead, MailIdentity, OfficialTexts, Settings, SettingsProblem};

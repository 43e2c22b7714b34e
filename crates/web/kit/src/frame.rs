//! What stands around every page: header, navigation, breadcrumb, side list, footer. The layouts in `templates` read these.

mod desk_frame;
mod portal_frame;
mod town_view;

pub use desk_frame::{DeskArea, DeskFrame, PersonView, Reach, SideEntry, SideGroup};
pub use portal_frame::{Area, Crumb, PortalFrame, WaitingMark};
pub use town_view::{Crest, Phone, TownView};

//! Staff: invited, given roles and taken them, dismissed.

mod invite;
mod roles;

pub use invite::{
    INVITATION_DAYS, Invitee, RESET_HOURS, accept_invitation, invite, invited, new_invitation, request_reset,
    send_invitation,
};
pub use roles::{RoleName, disable_person, grant_role, revoke_role};

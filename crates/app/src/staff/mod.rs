//! Staff come in: by invitation, with a password, out again.

mod invite;
mod roles;
mod sign_in;

pub use invite::{
    INVITATION_DAYS, Invitee, RESET_HOURS, accept_invitation, invite, invited, new_invitation, request_reset,
    send_invitation,
};
pub use roles::{RoleName, disable_person, grant_role, revoke_role};
pub use sign_in::{SignIn, sign_in};

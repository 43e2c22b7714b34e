//! The staff of a town: who comes and goes, and which roles they hold.

use access::{ActorRef, Role};
use ids::{DepartmentId, StaffId};
use serde::{Deserialize, Serialize};
use versions::EventFormat as _;

use crate::{StaffMember, StaffState, TownFoldError, TownState};

/// What happened to a member of staff.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum StaffEvent {
    /// Somebody was invited.
    PersonInvited {
        person: StaffId,
        /// Name as it stands under letters.
        name: String,
        /// Work address.
        email: String,
        /// Telephone at work.
        phone: String,
        /// By whom.
        by: ActorRef,
    },
    /// An invited person has set a password.
    PersonJoined { person: StaffId },
    /// A password was set anew, after a reset.
    PasswordReset {
        /// Whose.
        person: StaffId,
    },
    /// Somebody has left; sessions end at once.
    PersonDisabled {
        person: StaffId,
        /// By whom.
        by: ActorRef,
    },
    /// A role was given.
    RoleGranted {
        /// To whom.
        person: StaffId,
        /// The role's name.
        role: String,
        /// Its department, for the roles of a department.
        department: Option<DepartmentId>,
        /// By whom.
        by: ActorRef,
    },
    /// A role was taken.
    RoleRevoked {
        /// From whom.
        person: StaffId,
        /// The role's name.
        role: String,
        department: Option<DepartmentId>,
        /// By whom.
        by: ActorRef,
    },
}

versions::event_kinds! {
    StaffEvent {
        PersonInvited = "person_invited";
        PersonJoined = "person_joined";
        PasswordReset = "password_reset";
        PersonDisabled = "person_disabled";
        RoleGranted = "role_granted";
        RoleRevoked = "role_revoked";
    }
}

impl StaffEvent {
    /// # Errors
    ///
    /// [`TownFoldError::Missing`] if the event names a person or a role that is not there.
    pub(crate) fn fold(&self, state: &mut TownState) -> Result<(), TownFoldError> {
        match self {
            Self::PersonInvited { person, name, email, phone, by: _ } => {
                let invited = StaffMember {
                    name: name.clone(),
                    email: email.clone(),
                    phone: phone.clone(),
                    state: StaffState::Invited,
                };
                state.staff.insert(*person, invited);
            }
            Self::PersonJoined { person } => self.set_state(state, *person, StaffState::Active)?,
            Self::PersonDisabled { person, by: _ } => self.set_state(state, *person, StaffState::Disabled)?,
            // A password is no matter of the journal: only that there is a new one.
            Self::PasswordReset { person: _ } => {}
            Self::RoleGranted { person, role, department, by: _ } => {
                state.roles.insert((*person, self.role(role, *department)?));
            }
            Self::RoleRevoked { person, role, department, by: _ } => {
                state.roles.remove(&(*person, self.role(role, *department)?));
            }
        }
        Ok(())
    }

    fn set_state(&self, state: &mut TownState, person: StaffId, to: StaffState) -> Result<(), TownFoldError> {
        let known = state.staff.get_mut(&person);
        known.ok_or_else(|| TownFoldError::missing(self.kind(), person))?.state = to;
        Ok(())
    }

    fn role(&self, name: &str, department: Option<DepartmentId>) -> Result<Role, TownFoldError> {
        let missing = |_no_role| TownFoldError::missing(self.kind(), format_args!("the role «{name}»"));
        Role::named(name, department).map_err(missing)
    }
}

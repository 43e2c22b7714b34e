//! The staff of Fördestadt. All of them are invented, and all have the same password.

use admin::staff::{Invitee, RoleName, accept_invitation, grant_role, invite, new_invitation};
use ids::{DepartmentId, StaffId};
use jiff::SignedDuration;
use kernel::{
    commit::{Commit, SignInChange},
    context::TownContext,
    error::UseCaseError,
    rows::InvitationPurpose,
};

use super::{new_command, operator, services::Packs};
use crate::error::DemoError;

/// The password of everybody who works in Fördestadt.
pub(crate) const PASSWORD: &str = "moin-in-der-stadt";

/// Somebody who works there.
#[derive(Debug, Clone, Copy)]
pub(crate) struct StaffMember {
    pub(crate) name: &'static str,
    /// The part of the work address before the @.
    mailbox: &'static str,
    /// The last four digits of the telephone number.
    extension: &'static str,
    pub(crate) role: &'static str,
    place: RoleScope,
}

/// Where a role holds.
#[derive(Debug, Clone, Copy)]
enum RoleScope {
    Trees,
    NoStoppingZone,
    Front,
    Town,
}

impl StaffMember {
    const fn new(
        name: &'static str,
        mailbox: &'static str,
        extension: &'static str,
        role: &'static str,
        place: RoleScope,
    ) -> Self {
        Self { name, mailbox, extension, role, place }
    }

    /// Work address.
    pub(crate) fn email(&self) -> String {
        format!("{}@foerdestadt.example", self.mailbox)
    }

    fn department<'a>(&self, packs: &'a Packs) -> Option<&'a str> {
        match self.place {
            RoleScope::Trees => Some(packs.trees_department()),
            RoleScope::NoStoppingZone => Some(packs.stopping_department()),
            RoleScope::Front => Some("buergerbuero"),
            RoleScope::Town => None,
        }
    }
}

/// Works on trees.
pub(super) const JONAS: StaffMember =
    StaffMember::new("Jonas Petersen", "jonas.petersen", "2114", "caseworker", RoleScope::Trees);
/// Leads the parks department.
pub(super) const FRIEDERIKE: StaffMember =
    StaffMember::new("Friederike Clausen", "friederike.clausen", "2101", "lead", RoleScope::Trees);
/// Works on traffic.
pub(super) const AYSE: StaffMember =
    StaffMember::new("Ayşe Demir", "ayse.demir", "2318", "caseworker", RoleScope::NoStoppingZone);

/// Everybody.
pub(crate) const STAFF: [StaffMember; 9] = [
    JONAS,
    FRIEDERIKE,
    AYSE,
    StaffMember::new("Torben Hinrichs", "torben.hinrichs", "2301", "lead", RoleScope::NoStoppingZone),
    StaffMember::new("Merle Andresen", "merle.andresen", "1012", "caseworker", RoleScope::Front),
    StaffMember::new("Sönke Boysen", "soenke.boysen", "3011", "designer", RoleScope::Town),
    StaffMember::new("Katrin Nissen", "katrin.nissen", "3001", "publisher", RoleScope::Town),
    StaffMember::new("Ole Matthiesen", "ole.matthiesen", "3107", "operator", RoleScope::Town),
    StaffMember::new("Birgit Lorenzen", "birgit.lorenzen", "4002", "auditor", RoleScope::Town),
];

/// Invites everybody, lets them set the password and gives them their roles.
pub(super) async fn make(ctx: TownContext<'_>, packs: &Packs) -> Result<(), DemoError> {
    for member in STAFF {
        let invitee = Invitee {
            name: member.name.to_owned(),
            email: member.email(),
            phone: format!("0461 555 {}", member.extension),
        };
        let person = invite(ctx, new_command(ctx.ports), operator(), invitee).await?;
        join(ctx, person).await?;
        let department = match member.department(packs) {
            Some(slug) => Some(department(ctx, slug).await?),
            None => None,
        };
        let role = RoleName { role: member.role.to_owned(), department };
        grant_role(ctx, new_command(ctx.ports), operator(), person, role).await?;
    }
    Ok(())
}

/// The department with this short name.
async fn department(ctx: TownContext<'_>, slug: &str) -> Result<DepartmentId, DemoError> {
    let found = ctx.ports.store.department_by_slug(ctx.town, slug).await?;
    let found = found.ok_or_else(|| DemoError::Broken(format!("there is no department «{slug}»")))?;
    Ok(found.department)
}

async fn join(ctx: TownContext<'_>, person: StaffId) -> Result<(), DemoError> {
    let expires_at = ctx
        .now
        .checked_add(SignedDuration::from_hours(1))
        .map_err(|error| DemoError::failed("reckon how long an invitation is good", error))?;
    let (token, row) = new_invitation(ctx, person, InvitationPurpose::Invite, expires_at);
    let commit =
        Commit::named("print_invitation", ctx.town, ctx.now).change(SignInChange::PutInvitation(row));
    ctx.ports.store.commit(commit).await.map_err(UseCaseError::from)?;
    accept_invitation(ctx, new_command(ctx.ports), &token.reveal(), PASSWORD).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use access::secret::NewPassword;

    use super::*;

    #[test]
    fn everybody_may_have_the_password() {
        for member in STAFF {
            assert!(NewPassword::choose(PASSWORD, &member.email()).is_ok(), "{}", member.email());
        }
    }
}

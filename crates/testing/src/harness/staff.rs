//! Staff of a town for tests: one person in every role, and signing them in.

use access::SignedIn;
use admin::staff::{
    Invitee, RoleName, accept_invitation, disable_person, grant_role, invite, new_invitation,
};
use ids::{CommandId, StaffId};
use jiff::SignedDuration;
use kernel::{
    commit::{Commit, SignInChange},
    context::{Changing, StaffContext, TownContext},
    rows::InvitationPurpose,
};
use sign_in::{
    sessions::{Begun, signed_in},
    staff::{SignIn, sign_in},
};

use super::{CLIENT_ADDRESS, Harness, TestTown, operator, town::fresh};

/// The password of everybody.
pub const PASSWORD: &str = "Ebbe und Flut 1872";

/// Who works there: the name to call them by, role, department.
pub const STAFF: [(&str, &str, Option<&str>); 9] = [
    ("trees", "caseworker", Some("gruenflaechen")),
    ("trees-lead", "lead", Some("gruenflaechen")),
    ("streets", "caseworker", Some("strassenverkehr")),
    ("streets-lead", "lead", Some("strassenverkehr")),
    ("front", "caseworker", Some("buergerbuero")),
    ("designer", "designer", None),
    ("publisher", "publisher", None),
    ("operator", "operator", None),
    ("auditor", "auditor", None),
];

/// Somebody who is signed in.
pub struct StaffMember {
    /// Their session and its token.
    pub begun: Begun,
    /// Proves who they are.
    pub signed_in: SignedIn,
}

impl TestTown {
    /// A work address.
    pub fn email(&self, name: &str) -> String {
        format!("{name}@{}.example", self.slug)
    }

    /// Signs somebody in with the password.
    pub async fn sign_in(&self, harness: &Harness, name: &str) -> StaffMember {
        let ctx = harness.ctx(self.id);
        let email = self.email(name);
        let entered = SignIn { email: &email, password: PASSWORD, client: CLIENT_ADDRESS };
        let begun = sign_in(ctx, entered, None).await.unwrap();
        let signed_in = signed_in(&harness.ports, &begun.row, &begun.token, ctx.now).await.unwrap();
        StaffMember { begun, signed_in }
    }

    /// Somebody works in this department too.
    pub async fn also_works_in(&self, harness: &Harness, name: &str, department: &str) {
        let role = RoleName { role: "caseworker".to_owned(), department: Some(self.departments[department]) };
        grant_role(harness.ctx(self.id), harness.command(), operator(), self.staff[name], role)
            .await
            .unwrap();
    }

    /// Somebody does not work here any more.
    pub async fn dismiss(&self, harness: &Harness, name: &str) {
        let person = self.staff.get(name).copied().unwrap();
        disable_person(harness.ctx(self.id), harness.command(), operator(), person).await.unwrap();
    }
}

impl StaffMember {
    /// A request of this person, with a fresh command.
    pub fn ctx<'a>(&'a self, harness: &'a Harness) -> Changing<StaffContext<'a>> {
        self.repeating(harness, harness.command())
    }

    /// A request of this person with this command.
    pub fn repeating<'a>(&'a self, harness: &'a Harness, command: CommandId) -> Changing<StaffContext<'a>> {
        Changing::new(self.reading(harness), command)
    }

    /// A request of this person that changes nothing.
    pub fn reading<'a>(&'a self, harness: &'a Harness) -> StaffContext<'a> {
        let (town, now) = (self.begun.row.town, harness.now());
        StaffContext { ports: &harness.ports, town, signed_in: &self.signed_in, now }
    }
}

/// Invites somebody, who sets the password and gets the role.
pub(super) async fn employ(ctx: TownContext<'_>, slug: &str, name: &str, role: RoleName) -> StaffId {
    let invitee = Invitee {
        name: name.to_owned(),
        email: format!("{name}@{slug}.example"),
        phone: "0461 555 0".to_owned(),
    };
    let person = invite(ctx, fresh(ctx.ports), operator(), invitee).await.unwrap();
    let expires_at = ctx.now.checked_add(SignedDuration::from_hours(1)).unwrap();
    let (token, row) = new_invitation(ctx, person, InvitationPurpose::Invite, expires_at);
    let commit =
        Commit::named("print_invitation", ctx.town, ctx.now).change(SignInChange::PutInvitation(row));
    ctx.ports.store.commit(commit).await.unwrap();
    accept_invitation(ctx, fresh(ctx.ports), &token.reveal(), PASSWORD).await.unwrap();
    grant_role(ctx, fresh(ctx.ports), operator(), person, role).await.unwrap();
    person
}

//! `gangway user invite`.

use admin::staff::{INVITATION_DAYS, Invitee, RoleName, grant_role, invite, new_invitation};
use clap::Args as ClapArgs;
use ids::StaffId;
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::{Commit, SignInChange},
    context::TownContext,
    ports::Page,
    rows::{InvitationPurpose, TownRow},
};
use serde::Serialize;

use crate::{
    answer::{Answer, Failure},
    command::{new_command, operator, role, target::Target, town},
};

#[derive(Debug, ClapArgs)]
pub(crate) struct Args {
    #[command(flatten)]
    target: Target,
    /// Short name of the town.
    #[arg(long, value_name = "TOWN")]
    town: String,
    /// Name as it stands under letters.
    #[arg(long)]
    name: String,
    /// Work address.
    #[arg(long)]
    email: String,
    /// Telephone at work.
    #[arg(long, default_value_t)]
    phone: String,
    #[arg(long = "role", value_name = "ROLE", help = format!("A role: {}; may be given more than once", role::expected()))]
    roles: Vec<role::Named>,
}

/// What `user invite` answers.
#[derive(Debug, Serialize)]
struct Invited {
    person: StaffId,
    /// Leads to the page that takes the password; good once.
    link: String,
    expires_at: Timestamp,
}

pub(super) fn run(args: &Args) -> Result<Answer, Failure> {
    args.target.work(async |instance| {
        let ports = &*instance.ports;
        let town = town::town(ports, &args.town).await?;
        let ctx = TownContext { ports, town: town.town, now: ports.clock.now() };
        // Every role is read before anybody is invited: half an invitation helps nobody.
        let mut roles = Vec::with_capacity(args.roles.len());
        for named in &args.roles {
            roles.push(named.resolve(ctx).await?);
        }
        let invitee =
            Invitee { name: args.name.clone(), email: args.email.clone(), phone: args.phone.clone() };
        let person = invite(ctx, new_command(ports), operator(), invitee).await?;
        give(ctx, person, roles).await?;
        let (link, expires_at) = link(ctx, &town, person).await?;
        Answer::done(&Invited { person, link, expires_at })
    })
}

async fn give(ctx: TownContext<'_>, person: StaffId, roles: Vec<RoleName>) -> Result<(), Failure> {
    for role in roles {
        grant_role(ctx, new_command(ctx.ports), operator(), person, role).await?;
    }
    Ok(())
}

/// A link of its own beside the one that goes out by mail: whoever sits at the console may hand it over.
async fn link(ctx: TownContext<'_>, town: &TownRow, person: StaffId) -> Result<(String, Timestamp), Failure> {
    let days = SignedDuration::from_hours(24 * INVITATION_DAYS);
    let expires_at = ctx.now.checked_add(days).map_err(Failure::environment)?;
    let (token, row) = new_invitation(ctx, person, InvitationPurpose::Invite, expires_at);
    let commit =
        Commit::named("print_invitation", ctx.town, ctx.now).change(SignInChange::PutInvitation(row));
    ctx.ports.store.commit(commit).await.map_err(Failure::environment)?;
    let page = Page::Invitation(token.reveal());
    Ok((ctx.ports.links.address(ctx.town, &town.hosts, &town.slug, &page), expires_at))
}

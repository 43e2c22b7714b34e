//! Invitations and new passwords: a link by mail, good once and for a while.

use std::net::IpAddr;

use access::{Action, SessionToken, secret::NewPassword};
use ids::{CommandId, JobId, StaffId, Uuid};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commands::{Intent, Requester},
    commit::{Change, SignInChange},
    context::TownContext,
    error::{
        UseCaseError,
        codes::{EmailCode, TextCode},
    },
    mails,
    ports::Page,
    row_seals::SealedRow as _,
    rows::{
        AdminJob, CredentialRow, InvitationPurpose, InvitationRow, NewJob, SessionSubject, StaffRow,
        StaffState,
    },
};
use sign_in::{accounts::parse_email, mail_limit::may_send};
use town::StaffEvent;

use crate::{
    Administrator,
    authorize::authorize,
    towns::{TownPlan, record},
};

/// An invitation is good for so many days.
pub const INVITATION_DAYS: i64 = 7;

/// A link for a new password is good for so many hours.
pub const RESET_HOURS: i64 = 2;

/// Somebody to invite.
#[derive(Debug, Clone)]
pub struct Invitee {
    /// Name as it stands under letters.
    pub name: String,
    /// Work address.
    pub email: String,
    /// Telephone at work.
    pub phone: String,
}

/// Invites somebody; the mail goes out by a job.
///
/// Whoever worked here before and comes back is a new person with the same address: password, sessions, links and roles of
/// before belong to the one who left, and so does what that one signed.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Entries`] for an empty name, a malformed address or one that
/// is taken.
pub async fn invite(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    invitee: Invitee,
) -> Result<StaffId, UseCaseError> {
    authorize(ctx, who, Action::ManageStaff)?;
    let email = parse_email(&invitee.email)?;
    let person = StaffId::from_uuid(ctx.ports.ids.next());
    if invitee.name.trim().is_empty() {
        return Err(UseCaseError::entry("name", TextCode::Empty));
    }
    record(ctx, who.intent(command, "invite"), |state| {
        if state.staff.values().any(|known| known.email == email && known.state != StaffState::Disabled) {
            return Err(UseCaseError::entry("email", EmailCode::Taken));
        }
        let event = StaffEvent::PersonInvited {
            person,
            name: invitee.name.trim().to_owned(),
            email: email.clone(),
            phone: invitee.phone.trim().to_owned(),
            by: who.by(),
        };
        Ok(TownPlan { jobs: vec![mail_job(ctx, person)], ..TownPlan::of(event) })
    })
    .await?;
    Ok(person)
}

/// Sends a link for a new password, if the address belongs to somebody who works here and has not had too many of them.
/// Nothing tells whether it was sent.
///
/// # Errors
///
/// Only if the store fails.
pub async fn request_reset(ctx: TownContext<'_>, email: &str, client: IpAddr) -> Result<(), UseCaseError> {
    if !may_send(ctx, email, client).await? {
        return Ok(());
    }
    let known = ctx.ports.store.person_by_email(ctx.town, &email.trim().to_lowercase()).await?;
    // A job for nobody finds nobody: the answer takes as long, and as much is written, whether the address is known or not.
    let person = known.map_or_else(|| StaffId::from_uuid(ctx.ports.ids.next()), |known| known.person);
    let commit = kernel::commit::Commit::named("request_reset", ctx.town, ctx.now).job(mail_job(ctx, person));
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

/// The job that makes the token and sends the mail. The token exists in the mail and as a digest, nowhere else.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] if the mail server did not take it; the next try makes a new token.
pub async fn send_invitation(ctx: TownContext<'_>, person: StaffId) -> Result<(), UseCaseError> {
    let Some((person, _)) = ctx.ports.store.person(ctx.town, person).await? else { return Ok(()) };
    let (purpose, until) = match person.state {
        StaffState::Invited => (InvitationPurpose::Invite, hours_after(ctx.now, 24 * INVITATION_DAYS)),
        StaffState::Active => (InvitationPurpose::Reset, hours_after(ctx.now, RESET_HOURS)),
        StaffState::Disabled => return Ok(()),
    };
    let (token, row) = new_invitation(ctx, person.person, purpose, until);
    let commit = kernel::commit::Commit::named("send_invitation", ctx.town, ctx.now)
        .change(SignInChange::PutInvitation(row));
    ctx.ports.store.commit(commit).await?;
    let sender = mails::sender(ctx).await?;
    let link = mails::address(ctx, &sender, &Page::Invitation(token.reveal()));
    let text = match purpose {
        InvitationPurpose::Invite => {
            mails::invitation(&person.name, &sender.town, &link, locale::civil_day(until))
        }
        InvitationPurpose::Reset => mails::password_reset(&person.name, &sender.town, &link, until),
    };
    mails::send(ctx, &sender, &person.email, text, ctx.ports.ids.next()).await?;
    Ok(())
}

/// Makes an invitation without sending it: for the command line, which prints the link, and for [`send_invitation`].
#[must_use]
pub fn new_invitation(
    ctx: TownContext<'_>,
    person: StaffId,
    purpose: InvitationPurpose,
    expires_at: Timestamp,
) -> (SessionToken, InvitationRow) {
    let token = SessionToken::from_random(ctx.ports.ids.secret());
    let row =
        InvitationRow { town: ctx.town, token: *token.digest().as_bytes(), person, purpose, expires_at };
    (token, row)
}

/// Whose password a link sets. Looking uses nothing up.
///
/// # Errors
///
/// [`UseCaseError::Expired`] for a link that is used, too old or unknown.
pub async fn invited(ctx: TownContext<'_>, token: &str) -> Result<StaffRow, UseCaseError> {
    open_invitation(ctx, token).await.map(|(_, person)| person)
}

/// Sets the password behind a link; the link is then used up and all sessions of the person end.
///
/// # Errors
///
/// [`UseCaseError::Expired`] for a link that is used, too old or unknown; [`UseCaseError::Entries`] for a password that
/// cannot be taken.
pub async fn accept_invitation(
    ctx: TownContext<'_>,
    command: CommandId,
    token: &str,
    password: &str,
) -> Result<StaffId, UseCaseError> {
    let (invitation, person) = open_invitation(ctx, token).await?;
    let chosen = NewPassword::choose(password, &person.email)
        .map_err(|problem| UseCaseError::entry("password", problem))?;
    let hash = ctx.ports.passwords.hash(chosen).await?;
    let requester = Requester::Staff(person.person);
    let intent = Intent { command, requester, use_case: "accept_invitation" };
    let (person_id, password) = (person.person, hash.to_text());
    let credential =
        CredentialRow { town: ctx.town, person: person_id, password, set_at: ctx.now, seal: [0; 32] };
    let credential = credential.sealed(&*ctx.ports.keyring).await?;
    record(ctx, intent, |state| {
        // They may have been dismissed while the password was being hashed.
        let known = state.staff.get(&person.person);
        if !known.is_some_and(|known| lets_in(invitation.purpose, known.state)) {
            return Err(UseCaseError::Expired);
        }
        let event = match invitation.purpose {
            InvitationPurpose::Invite => StaffEvent::PersonJoined { person: person.person },
            InvitationPurpose::Reset => StaffEvent::PasswordReset { person: person.person },
        };
        Ok(TownPlan {
            changes: vec![
                Change::SignIn(SignInChange::UseInvitation(invitation.token)),
                Change::SignIn(SignInChange::PutCredential(credential.clone())),
                Change::SignIn(SignInChange::EndSessions {
                    of: SessionSubject::Person(person.person),
                    but: None,
                }),
            ],
            ..TownPlan::of(event)
        })
    })
    .await
    .map_err(|error| match error {
        UseCaseError::Conflict { .. } => UseCaseError::Expired,
        other => other,
    })?;
    Ok(person.person)
}

async fn open_invitation(
    ctx: TownContext<'_>,
    token: &str,
) -> Result<(InvitationRow, StaffRow), UseCaseError> {
    let token = SessionToken::parse(token).map_err(|_bad| UseCaseError::Expired)?;
    let row = ctx.ports.store.invitation(ctx.town, *token.digest().as_bytes()).await?;
    let invitation = row.filter(|row| row.expires_at > ctx.now).ok_or(UseCaseError::Expired)?;
    let person = ctx.ports.store.person(ctx.town, invitation.person).await?;
    let (person, _) = person.ok_or(UseCaseError::Expired)?;
    if lets_in(invitation.purpose, person.state) {
        Ok((invitation, person))
    } else {
        Err(UseCaseError::Expired)
    }
}

/// Whoever has left does not come back by an old link, and whoever came in needs no invitation.
const fn lets_in(purpose: InvitationPurpose, state: StaffState) -> bool {
    match (purpose, state) {
        (InvitationPurpose::Invite, StaffState::Invited) | (InvitationPurpose::Reset, StaffState::Active) => {
            true
        }
        (InvitationPurpose::Invite, StaffState::Active | StaffState::Disabled)
        | (InvitationPurpose::Reset, StaffState::Invited | StaffState::Disabled) => false,
    }
}

fn mail_job(ctx: TownContext<'_>, person: StaffId) -> NewJob {
    let job: Uuid = ctx.ports.ids.next();
    NewJob {
        job: JobId::from_uuid(job),
        kind: AdminJob::SendInvitation { person }.into(),
        run_at: ctx.now,
        once: Some(format!("send_invitation:{person}")),
    }
}

fn hours_after(at: Timestamp, hours: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
}

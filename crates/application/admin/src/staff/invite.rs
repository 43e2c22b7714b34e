//! Invitations and new passwords: a link by mail, good once and for a while.

use std::net::IpAddr;

use access::{
    SessionToken,
    secret::{NewPassword, PasswordProblem},
};
use ids::{CommandId, JobId, PersonId, Uuid};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::{Change, SignInChange},
    error::UseCaseError,
    house::TownContext,
    mails,
    ports::Page,
    rows::{AdminJob, CredentialRow, InvitationPurpose, InvitationRow, NewJob, PersonRow, PersonState},
};
use sign_in::asked_mails::may_send;
use town::{By, TownEvent};

use crate::towns::{Outcome, record};

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
/// [`UseCaseError::Entries`] for an empty name, a malformed address or one that is taken.
pub async fn invite(
    ctx: TownContext<'_>,
    command: CommandId,
    by: By,
    invitee: Invitee,
) -> Result<PersonId, UseCaseError> {
    let email = invitee.email.trim().to_lowercase();
    let person = PersonId::from_uuid(ctx.house.ids.next());
    if invitee.name.trim().is_empty() {
        return Err(UseCaseError::entry("name", "empty"));
    }
    if !email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.')) {
        return Err(UseCaseError::entry("email", "email-malformed"));
    }
    record(ctx, command, "invite", |state| {
        if state.people.values().any(|known| known.email == email && known.state != PersonState::Disabled) {
            return Err(UseCaseError::entry("email", "email-taken"));
        }
        let event = TownEvent::PersonInvited {
            person,
            name: invitee.name.trim().to_owned(),
            email: email.clone(),
            phone: invitee.phone.trim().to_owned(),
            by: by.clone(),
        };
        Ok(Outcome { jobs: vec![mail_job(ctx, person)], ..Outcome::of(event) })
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
    let person = ctx.house.store.person_by_email(ctx.town, &email.trim().to_lowercase()).await?;
    let Some(person) = person else { return Ok(()) };
    let commit =
        kernel::commit::Commit::named("request_reset", ctx.town, ctx.now).job(mail_job(ctx, person.person));
    ctx.house.store.commit(commit).await?;
    Ok(())
}

/// The job that makes the token and sends the mail. The token exists in the mail and as a digest, nowhere else.
///
/// # Errors
///
/// [`UseCaseError::Unavailable`] if the mail server did not take it; the next try makes a new token.
pub async fn send_invitation(ctx: TownContext<'_>, person: PersonId) -> Result<(), UseCaseError> {
    let Some((person, _)) = ctx.house.store.person(ctx.town, person).await? else { return Ok(()) };
    let (purpose, until) = match person.state {
        PersonState::Invited => (InvitationPurpose::Invite, hours_after(ctx.now, 24 * INVITATION_DAYS)),
        PersonState::Active => (InvitationPurpose::Reset, hours_after(ctx.now, RESET_HOURS)),
        PersonState::Disabled => return Ok(()),
    };
    let (token, row) = new_invitation(ctx, person.person, purpose, until);
    let commit = kernel::commit::Commit::named("send_invitation", ctx.town, ctx.now)
        .change(SignInChange::PutInvitation(row));
    ctx.house.store.commit(commit).await?;
    let sender = mails::sender(ctx).await?;
    let link = mails::address(ctx, &sender, &Page::Invitation(token.reveal()));
    let text = match purpose {
        InvitationPurpose::Invite => {
            mails::invitation(&person.name, &sender.town, &link, locale::civil_day(until))
        }
        InvitationPurpose::Reset => mails::password_reset(&person.name, &sender.town, &link, until),
    };
    mails::send(ctx, &sender, &person.email, text, ctx.house.ids.next()).await?;
    Ok(())
}

/// Makes an invitation without sending it: for the command line, which prints the link, and for [`send_invitation`].
#[must_use]
pub fn new_invitation(
    ctx: TownContext<'_>,
    person: PersonId,
    purpose: InvitationPurpose,
    expires_at: Timestamp,
) -> (SessionToken, InvitationRow) {
    let token = SessionToken::from_random(ctx.house.ids.secret());
    let row =
        InvitationRow { town: ctx.town, token: *token.digest().as_bytes(), person, purpose, expires_at };
    (token, row)
}

/// Whose password a link sets. Looking uses nothing up.
///
/// # Errors
///
/// [`UseCaseError::Expired`] for a link that is used, too old or unknown.
pub async fn invited(ctx: TownContext<'_>, token: &str) -> Result<PersonRow, UseCaseError> {
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
) -> Result<PersonId, UseCaseError> {
    let (invitation, person) = open_invitation(ctx, token).await?;
    let chosen = NewPassword::choose(password, &person.email)
        .map_err(|problem| UseCaseError::entry("password", problem_code(problem)))?;
    let hash = ctx
        .house
        .passwords
        .hash(chosen)
        .await
        .map_err(|error| UseCaseError::internal("hash a password", error))?;
    let credential =
        CredentialRow { town: ctx.town, person: person.person, password: hash.to_text(), set_at: ctx.now };
    record(ctx, command, "accept_invitation", |state| {
        // They may have been dismissed while the password was being hashed.
        let known = state.people.get(&person.person);
        if !known.is_some_and(|known| lets_in(invitation.purpose, known.state)) {
            return Err(UseCaseError::Expired);
        }
        let event = match invitation.purpose {
            InvitationPurpose::Invite => TownEvent::PersonJoined { person: person.person },
            InvitationPurpose::Reset => TownEvent::PasswordReset { person: person.person },
        };
        Ok(Outcome {
            changes: vec![
                Change::SignIn(SignInChange::UseInvitation(invitation.token)),
                Change::SignIn(SignInChange::PutCredential(credential.clone())),
                Change::SignIn(SignInChange::EndSessionsOf { person: person.person, but: None }),
            ],
            ..Outcome::of(event)
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
) -> Result<(InvitationRow, PersonRow), UseCaseError> {
    let token = SessionToken::parse(token).map_err(|_bad| UseCaseError::Expired)?;
    let row = ctx.house.store.invitation(ctx.town, *token.digest().as_bytes()).await?;
    let invitation = row.filter(|row| row.expires_at > ctx.now).ok_or(UseCaseError::Expired)?;
    let person = ctx.house.store.person(ctx.town, invitation.person).await?;
    let (person, _) = person.ok_or(UseCaseError::Expired)?;
    if lets_in(invitation.purpose, person.state) {
        Ok((invitation, person))
    } else {
        Err(UseCaseError::Expired)
    }
}

/// Whoever has left does not come back by an old link, and whoever came in needs no invitation.
const fn lets_in(purpose: InvitationPurpose, state: PersonState) -> bool {
    match (purpose, state) {
        (InvitationPurpose::Invite, PersonState::Invited)
        | (InvitationPurpose::Reset, PersonState::Active) => true,
        (InvitationPurpose::Invite, PersonState::Active | PersonState::Disabled)
        | (InvitationPurpose::Reset, PersonState::Invited | PersonState::Disabled) => false,
    }
}

const fn problem_code(problem: PasswordProblem) -> &'static str {
    match problem {
        PasswordProblem::TooShort => "password-too-short",
        PasswordProblem::TooLong => "password-too-long",
        PasswordProblem::ContainsEmail => "password-contains-email",
        PasswordProblem::TooUniform => "password-too-uniform",
    }
}

fn mail_job(ctx: TownContext<'_>, person: PersonId) -> NewJob {
    let job: Uuid = ctx.house.ids.next();
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

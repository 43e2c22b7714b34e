//! Sessions of residents and staff: kept on the server, known by the digest of their cookie, rotated at sign-in.

use access::{Roles, SessionToken, SignedIn, StaffSession, TokenDigest};
use ids::{SessionId, TownId};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::{Change, Commit, CommitError, SignInChange},
    context::{Ports, SessionKind},
    error::UseCaseError,
    rows::{SessionRow, SessionSubject, StaffState},
};

/// A guest's session lasts as long as the drafts that hang on it, counted from its last use.
const GUEST_IDLE_HOURS: i64 = 24 * 31;

/// A guest's browser is forgotten at the latest after so long: a year.
const GUEST_HOURS: i64 = 24 * 366;

/// A resident who has signed in is asked again after so long without use.
const RESIDENT_IDLE_HOURS: i64 = 12;

/// A resident who has signed in is asked again at the latest after so long: a week.
const RESIDENT_HOURS: i64 = 24 * 7;

/// A member of staff is asked again after so long without use.
const STAFF_IDLE_HOURS: i64 = 2;

/// A member of staff is asked again at the latest after so long: one working day.
const STAFF_HOURS: i64 = 12;

/// The last use is written down at most this often, so that reading pages does not write.
const USED_EVERY_MINUTES: i64 = 5;

/// So long a guest who has signed in or filed is still a guest by the token from before. Shorter than
/// [`USED_EVERY_MINUTES`]: a use in between does not make it longer.
const REPLACED_SECONDS: i64 = 60;

/// A session that has just begun.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Begun {
    /// What the cookie carries; it is known nowhere else.
    pub token: SessionToken,
    pub row: SessionRow,
}

/// Begins a session and ends the one it follows, so that a token from before sign-in opens nothing after it.
///
/// The id stays when a guest becomes the holder of a case: drafts hang on it. A guest's token from before stays that of a
/// guest for a minute: what the same browser sends beside is under way with it, and a browser that nobody knew would get a
/// new session in place of the one that has just begun.
///
/// # Errors
///
/// Only if the store fails.
pub async fn begin_session(
    ports: &Ports,
    town: TownId,
    subject: SessionSubject,
    before: Option<&SessionRow>,
    now: Timestamp,
) -> Result<Begun, UseCaseError> {
    let token = SessionToken::from_random(ports.ids.secret());
    let keeps_drafts = matches!(subject, SessionSubject::Guest | SessionSubject::Case(_));
    let session = match before {
        Some(before) if keeps_drafts && is_guest(before) => before.session,
        _ => SessionId::from_uuid(ports.ids.next()),
    };
    let row = SessionRow {
        town,
        token: *token.digest().as_bytes(),
        session,
        subject,
        began_at: now,
        used_at: now,
        expires_at: end_of(subject, now, now),
    };
    let mut commit = Commit::named("begin_session", town, now);
    if let Some(before) = before {
        commit.changes.push(Change::SignIn(match (before.subject, subject) {
            (SessionSubject::Guest, SessionSubject::Case(_) | SessionSubject::Account(_)) => {
                SignInChange::PutSession(replaced(before, now))
            }
            _ => SignInChange::DeleteSession(before.token),
        }));
    }
    commit.changes.push(Change::SignIn(SignInChange::PutSession(row.clone())));
    ports.store.commit(commit).await?;
    Ok(Begun { token, row })
}

/// The running session behind a cookie, its use written down.
///
/// # Errors
///
/// Only if the store fails.
pub async fn find_session(
    ports: &Ports,
    town: TownId,
    token: &SessionToken,
    now: Timestamp,
) -> Result<Option<SessionRow>, UseCaseError> {
    let found = ports.store.session(town, *token.digest().as_bytes()).await?;
    let Some(row) = found.filter(|row| row.expires_at > now) else { return Ok(None) };
    if now.duration_since(row.used_at) < SignedDuration::from_mins(USED_EVERY_MINUTES) {
        return Ok(Some(row));
    }
    let row = SessionRow { used_at: now, expires_at: end_of(row.subject, row.began_at, now), ..row };
    let commit = Commit::named("use_session", town, now).change(SignInChange::UseSession(row.clone()));
    match ports.store.commit(commit).await {
        Ok(_) => Ok(Some(row)),
        // It has ended since it was read: a use does not bring it back.
        Err(CommitError::Conflict { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Ends a session.
///
/// # Errors
///
/// Only if the store fails.
pub async fn end_session(ports: &Ports, row: &SessionRow, now: Timestamp) -> Result<(), UseCaseError> {
    let commit = Commit::named("end_session", row.town, now).change(SignInChange::DeleteSession(row.token));
    ports.store.commit(commit).await?;
    Ok(())
}

/// Who a resident's session is.
///
/// # Errors
///
/// [`UseCaseError::Expired`] for a session of staff: it opens nothing in the portal.
pub async fn session_kind(ports: &Ports, row: &SessionRow) -> Result<SessionKind, UseCaseError> {
    let secret = ports.keyring.digest(row.town, "guest-drafts", row.session.as_uuid().as_bytes()).await?;
    match row.subject {
        SessionSubject::Guest => Ok(SessionKind::Guest { secret }),
        SessionSubject::Case(case) => Ok(SessionKind::OneCase { case, secret }),
        SessionSubject::Account(account) => Ok(SessionKind::Account { account }),
        SessionSubject::Person(_) => Err(UseCaseError::Expired),
    }
}

/// The member of staff behind a session, with the roles of this moment.
///
/// # Errors
///
/// [`UseCaseError::Expired`] if nobody works here any more behind it.
pub async fn signed_in(
    ports: &Ports,
    row: &SessionRow,
    token: &SessionToken,
    now: Timestamp,
) -> Result<SignedIn, UseCaseError> {
    let SessionSubject::Person(person) = row.subject else { return Err(UseCaseError::Expired) };
    let found = ports.store.person(row.town, person).await?;
    let Some((person, roles)) = found.filter(|(person, _)| person.state == StaffState::Active) else {
        return Err(UseCaseError::Expired);
    };
    let session = StaffSession {
        id: row.session,
        digest: TokenDigest::from_bytes(row.token),
        town: row.town,
        person: person.person,
        name: person.name,
        roles: Roles::new(roles).map_err(|error| UseCaseError::internal("read a person's roles", error))?,
        expires_at: row.expires_at,
    };
    SignedIn::from_session(session, token, now).map_err(|_refused| UseCaseError::Expired)
}

fn replaced(before: &SessionRow, now: Timestamp) -> SessionRow {
    let until = now.checked_add(SignedDuration::from_secs(REPLACED_SECONDS)).unwrap_or(Timestamp::MAX);
    SessionRow { used_at: now, expires_at: before.expires_at.min(until), ..before.clone() }
}

const fn is_guest(row: &SessionRow) -> bool {
    matches!(row.subject, SessionSubject::Guest | SessionSubject::Case(_))
}

fn end_of(subject: SessionSubject, began: Timestamp, used: Timestamp) -> Timestamp {
    let (idle, longest) = match subject {
        SessionSubject::Guest => (GUEST_IDLE_HOURS, GUEST_HOURS),
        SessionSubject::Case(_) | SessionSubject::Account(_) => (RESIDENT_IDLE_HOURS, RESIDENT_HOURS),
        SessionSubject::Person(_) => (STAFF_IDLE_HOURS, STAFF_HOURS),
    };
    hours_after(used, idle).min(hours_after(began, longest))
}

fn hours_after(at: Timestamp, hours: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_hours(hours)).unwrap_or(Timestamp::MAX)
}

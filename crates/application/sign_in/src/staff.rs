//! Signing in with work address and password.

use std::net::IpAddr;

use access::secret::PasswordHash;
use kernel::{
    context::TownContext,
    error::{UseCaseError, codes::SignInCode},
    row_seals::SealedRow as _,
    rows::{SessionRow, SessionSubject, StaffState},
};

use crate::{
    attempts::{Guess, allow_attempt, not_heard, succeeded},
    sessions::{Begun, begin_session},
};

/// What somebody enters to sign in.
#[derive(Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct SignIn<'a> {
    /// Work address.
    pub email: &'a str,
    pub password: &'a str,
    /// From where.
    pub client: IpAddr,
}

/// Signs a member of staff in; the session before ends.
///
/// Whether the address or the password was wrong is not told, and takes the same time.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with code `sign-in-failed`; [`UseCaseError::Wait`] after failures from the same network;
/// [`UseCaseError::Unavailable`] if too many sign in at the same time, which counts as no failure.
pub async fn sign_in(
    ctx: TownContext<'_>,
    entered: SignIn<'_>,
    before: Option<&SessionRow>,
) -> Result<Begun, UseCaseError> {
    let email = entered.email.trim().to_lowercase();
    let guess = Guess { kind: "password", subject: &email, client: entered.client };
    let allowed = allow_attempt(ctx, guess).await?;
    let person = ctx.ports.store.person_by_email(ctx.town, &email).await?;
    let person = person.filter(|person| person.state == StaffState::Active);
    let credential = match &person {
        Some(person) => ctx.ports.store.credential(ctx.town, person.person).await?,
        None => None,
    };
    // Whoever can write rows, but has no key, lets nobody in by a password of their own.
    let credential = match credential {
        Some(row) if row.is_genuine(&*ctx.ports.keyring).await? => Some(row),
        _ => None,
    };
    let kept = credential
        .map(|row| PasswordHash::parse(&row.password))
        .transpose()
        .map_err(|error| UseCaseError::internal("read a password hash", error))?;
    let fits = match ctx.ports.passwords.fits(kept, entered.password.to_owned()).await {
        Ok(fits) => fits,
        Err(error) => {
            not_heard(ctx, &allowed).await?;
            return Err(error.into());
        }
    };
    let Some(person) = person.filter(|_| fits) else {
        return Err(UseCaseError::entry("password", SignInCode::Failed));
    };
    succeeded(ctx, &allowed).await?;
    begin_session(ctx.ports, ctx.town, SessionSubject::Person(person.person), before, ctx.now).await
}

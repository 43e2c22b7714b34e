//! Counting attempts at what can be guessed, per subject and network: a stranger delays only strangers.

use std::net::IpAddr;

use access::attempt::{DELAY_MAX, FORGOTTEN_AFTER, is_running, network, next_attempt_after};
use jiff::Timestamp;
use kernel::{
    commit::{Commit, SignInChange},
    context::TownContext,
    error::UseCaseError,
    rows::AttemptRow,
};

/// Something that can be guessed, tried from somewhere.
#[derive(Debug, Clone, Copy)]
pub struct Guess<'a> {
    /// What kind of secret, for example `password`.
    pub kind: &'static str,
    /// What was tried: the address or the case number.
    pub subject: &'a str,
    /// From where.
    pub client: IpAddr,
}

/// Who loses against others that try the same at the same time is heard again so often; by then the delay runs.
const TRIES: usize = 8;

/// An attempt that is heard. It counts as failed until it is said to have succeeded.
#[derive(Debug)]
pub struct AllowedAttempt {
    subject: [u8; 32],
}

/// Asks to be heard. The failure is counted first, so that many guesses at once are not more than one after the other, and
/// none is lost to a crash before the answer.
///
/// # Errors
///
/// [`UseCaseError::Wait`] while the delay after earlier failures runs; [`UseCaseError::Conflict`] in a crowd.
pub async fn allow_attempt(ctx: TownContext<'_>, guess: Guess<'_>) -> Result<AllowedAttempt, UseCaseError> {
    let named = format!("{}\n{}\n{}", guess.kind, guess.subject.to_lowercase(), network(guess.client));
    let subject = ctx.ports.keyring.digest(ctx.town, "attempts", named.as_bytes()).await?;
    let mut tries = 1;
    loop {
        match count(ctx, subject).await {
            Err(UseCaseError::Conflict { .. }) if tries < TRIES => tries += 1,
            counted => return counted.map(|()| AllowedAttempt { subject }),
        }
    }
}

/// Sets the count back after a success.
///
/// # Errors
///
/// Only if the store fails.
pub async fn succeeded(ctx: TownContext<'_>, allowed: &AllowedAttempt) -> Result<(), UseCaseError> {
    let commit = Commit::named("clear_failures", ctx.town, ctx.now)
        .change(SignInChange::ClearAttempts(allowed.subject));
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

async fn count(ctx: TownContext<'_>, subject: [u8; 32]) -> Result<(), UseCaseError> {
    let before = ctx.ports.store.attempts(ctx.town, subject).await?;
    if let Some(row) = before.as_ref().filter(|row| is_running(row.next_at, DELAY_MAX, ctx.now)) {
        return Err(UseCaseError::Wait { until: row.next_at });
    }
    let expected = before.as_ref().map_or(0, |row| row.failures);
    let counted = before.filter(|row| !is_forgotten(row, ctx.now)).map_or(0, |row| row.failures);
    let failures = counted.saturating_add(1);
    let row =
        AttemptRow { town: ctx.town, subject, failures, next_at: next_attempt_after(failures, ctx.now) };
    let commit =
        Commit::named("count_attempt", ctx.town, ctx.now).change(SignInChange::PutAttempts { row, expected });
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

fn is_forgotten(row: &AttemptRow, now: Timestamp) -> bool {
    now.duration_since(row.next_at) > FORGOTTEN_AFTER
}

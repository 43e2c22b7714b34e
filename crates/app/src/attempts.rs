//! Counting failed attempts at what can be guessed, per subject and network: a stranger delays only strangers.

use std::net::IpAddr;

use access::attempt::{FORGOTTEN_AFTER, network, next_attempt_after};
use jiff::Timestamp;

use crate::{
    commit::{Change, Commit, CommitError},
    error::UseCaseError,
    house::TownContext,
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

/// An attempt that is heard.
#[derive(Debug)]
pub struct Heard {
    subject: [u8; 32],
    before: Option<AttemptRow>,
}

/// Asks to be heard.
///
/// # Errors
///
/// [`UseCaseError::Wait`] while the delay after earlier failures runs.
pub async fn hear(ctx: TownContext<'_>, guess: Guess<'_>) -> Result<Heard, UseCaseError> {
    let named = format!("{}\n{}\n{}", guess.kind, guess.subject.to_lowercase(), network(guess.client));
    let subject = ctx.house.keyring.digest(ctx.town, "attempts", named.as_bytes()).await?;
    let before = ctx.house.store.attempts(ctx.town, subject).await?;
    match &before {
        Some(row) if row.next_at > ctx.now => Err(UseCaseError::Wait { until: row.next_at }),
        _ => Ok(Heard { subject, before }),
    }
}

/// Counts a failure. Two at once count as one or two; neither is lost to a crash before the answer.
///
/// # Errors
///
/// Only if the store fails.
pub async fn failed(ctx: TownContext<'_>, heard: &Heard) -> Result<(), UseCaseError> {
    let expected = heard.before.as_ref().map_or(0, |row| row.failures);
    let counted =
        heard.before.as_ref().filter(|row| !is_forgotten(row, ctx.now)).map_or(0, |row| row.failures);
    let failures = counted.saturating_add(1);
    let row = AttemptRow {
        town: ctx.town,
        subject: heard.subject,
        failures,
        next_at: next_attempt_after(failures, ctx.now),
    };
    let commit =
        Commit::named("count_failure", ctx.town, ctx.now).change(Change::PutAttempts { row, expected });
    match ctx.house.store.commit(commit).await {
        Ok(_) | Err(CommitError::Conflict { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

/// Sets the count back after a success.
///
/// # Errors
///
/// Only if the store fails.
pub async fn succeeded(ctx: TownContext<'_>, heard: &Heard) -> Result<(), UseCaseError> {
    if heard.before.is_none() {
        return Ok(());
    }
    let commit =
        Commit::named("clear_failures", ctx.town, ctx.now).change(Change::ClearAttempts(heard.subject));
    ctx.house.store.commit(commit).await?;
    Ok(())
}

fn is_forgotten(row: &AttemptRow, now: Timestamp) -> bool {
    now.duration_since(row.next_at) > FORGOTTEN_AFTER
}

//! Counting attempts at what can be guessed, per subject and network: a stranger delays only strangers.

use std::net::IpAddr;

use access::attempt::{DELAY_MAX, FORGOTTEN_AFTER, is_running, networks, next_attempt_after};
use jiff::Timestamp;
use kernel::{
    commit::{Commit, CommitError, SignInChange},
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
    counted: Vec<Counted>,
}

/// A count with this attempt, and what it was before.
#[derive(Debug, Clone)]
struct Counted {
    before: Option<AttemptRow>,
    row: AttemptRow,
}

/// Asks to be heard. The failure is counted first, so that many guesses at once are not more than one after the other, and
/// none is lost to a crash before the answer.
///
/// # Errors
///
/// [`UseCaseError::Wait`] while the delay after earlier failures runs; [`UseCaseError::Conflict`] in a crowd.
pub async fn allow_attempt(ctx: TownContext<'_>, guess: Guess<'_>) -> Result<AllowedAttempt, UseCaseError> {
    let mut subjects = Vec::new();
    for (network, free) in networks(guess.client) {
        let named = format!("{}\n{}\n{network}", guess.kind, guess.subject.to_lowercase());
        subjects.push((ctx.ports.keyring.digest(ctx.town, "attempts", named.as_bytes()).await?, free));
    }
    let mut tries = 1;
    loop {
        match count(ctx, &subjects).await {
            Err(UseCaseError::Conflict { .. }) if tries < TRIES => tries += 1,
            counted => return counted.map(|counted| AllowedAttempt { counted }),
        }
    }
}

/// Sets the count back after a success.
///
/// # Errors
///
/// Only if the store fails.
pub async fn succeeded(ctx: TownContext<'_>, allowed: &AllowedAttempt) -> Result<(), UseCaseError> {
    let commit = Commit::named("clear_failures", ctx.town, ctx.now);
    let commit = allowed
        .counted
        .iter()
        .fold(commit, |commit, counted| commit.change(SignInChange::ClearAttempts(counted.row.subject)));
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

/// Takes an attempt back that nobody could look at: it was no failure. The first of all stays counted, since it costs nothing, and so
/// does one where others were counted meanwhile.
///
/// # Errors
///
/// Only if the store fails.
pub async fn not_heard(ctx: TownContext<'_>, allowed: &AllowedAttempt) -> Result<(), UseCaseError> {
    let commit = Commit::named("uncount_attempt", ctx.town, ctx.now);
    let commit = allowed.counted.iter().fold(commit, |commit, counted| {
        let row = counted.before.clone().unwrap_or_else(|| counted.row.clone());
        commit.change(SignInChange::PutAttempts { row, expected: counted.row.failures })
    });
    match ctx.ports.store.commit(commit).await {
        Ok(_) | Err(CommitError::Conflict { .. }) => Ok(()),
        Err(error) => Err(error.into()),
    }
}

async fn count(ctx: TownContext<'_>, subjects: &[([u8; 32], u32)]) -> Result<Vec<Counted>, UseCaseError> {
    let mut all = Vec::new();
    for (subject, free) in subjects {
        all.push(counted(ctx, *subject, *free).await?);
    }
    let commit = Commit::named("count_attempt", ctx.town, ctx.now);
    let commit = all.iter().fold(commit, |commit, counted| {
        let expected = counted.before.as_ref().map_or(0, |row| row.failures);
        commit.change(SignInChange::PutAttempts { row: counted.row.clone(), expected })
    });
    ctx.ports.store.commit(commit).await?;
    Ok(all)
}

/// One failure more, unless the delay after earlier ones runs.
async fn counted(ctx: TownContext<'_>, subject: [u8; 32], free: u32) -> Result<Counted, UseCaseError> {
    let before = ctx.ports.store.attempts(ctx.town, subject).await?;
    if let Some(row) = before.as_ref().filter(|row| is_running(row.next_at, DELAY_MAX, ctx.now)) {
        return Err(UseCaseError::Wait { until: row.next_at });
    }
    let counted = before.as_ref().filter(|row| !is_forgotten(row, ctx.now)).map_or(0, |row| row.failures);
    let failures = counted.saturating_add(1);
    let row = AttemptRow {
        town: ctx.town,
        subject,
        failures,
        next_at: next_attempt_after(failures, free, ctx.now),
    };
    Ok(Counted { before, row })
}

fn is_forgotten(row: &AttemptRow, now: Timestamp) -> bool {
    now.duration_since(row.next_at) > FORGOTTEN_AFTER
}

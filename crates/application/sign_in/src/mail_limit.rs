//! Mails that anybody can have sent to an address by typing it: codes, links for a new password. A few an hour, and no more.
//!
//! Whoever asks is answered the same whether a mail goes out or not, so that the limit tells nothing of an address. The
//! first mail that a network asks for goes out whatever others have asked for, so that nobody can use the limit against the
//! owner of an address. Whoever enters a code has shown that the mails are wanted, and begins anew.

use std::net::IpAddr;

use access::attempt::{is_running, network};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::{Change, Commit, SignInChange},
    context::TownContext,
    error::UseCaseError,
    rows::AttemptRow,
};

/// So many mails to an address may one network ask for within [`WINDOW`].
pub const PER_NETWORK_MAX: u32 = 3;

/// So many mails may all networks together have sent to an address within [`WINDOW`], beside the first of each network.
pub const PER_ADDRESS_MAX: u32 = 6;

/// How long mails are counted, from the first one on. What is refused does not make it longer.
pub const WINDOW: SignedDuration = SignedDuration::from_hours(1);

/// Who loses against others that ask at the same time counts again so often.
const TRIES: usize = 8;

/// Counts a mail that somebody asks for; whether it may go out. Counted before it is known whether the address belongs to
/// anybody.
///
/// # Errors
///
/// [`UseCaseError::Conflict`] in a crowd.
pub async fn may_send(ctx: TownContext<'_>, email: &str, client: IpAddr) -> Result<bool, UseCaseError> {
    let subjects = subjects(ctx, email, client).await?;
    let mut tries = 1;
    loop {
        match count(ctx, subjects).await {
            Err(UseCaseError::Conflict { .. }) if tries < TRIES => tries += 1,
            counted => return counted,
        }
    }
}

/// What forgets the mails to an address, after somebody there has answered one.
///
/// # Errors
///
/// Only if the keys cannot be read.
pub(crate) async fn forget(
    ctx: TownContext<'_>,
    email: &str,
    client: IpAddr,
) -> Result<[Change; 2], UseCaseError> {
    Ok(subjects(ctx, email, client).await?.map(|row| Change::SignIn(SignInChange::ClearAttempts(row))))
}

/// The address as this network asks for it, and as everybody does.
async fn subjects(ctx: TownContext<'_>, email: &str, client: IpAddr) -> Result<[[u8; 32]; 2], UseCaseError> {
    let email = email.trim().to_lowercase();
    let digest = async |from: &str| {
        let named = format!("mail\n{email}\n{from}");
        ctx.ports.keyring.digest(ctx.town, "attempts", named.as_bytes()).await
    };
    Ok([digest(&network(client)).await?, digest("everywhere").await?])
}

async fn count(ctx: TownContext<'_>, [here, everywhere]: [[u8; 32]; 2]) -> Result<bool, UseCaseError> {
    let own = counted(ctx, here).await?;
    let all = counted(ctx, everywhere).await?;
    let is_first = own.row.failures == 1;
    if own.row.failures > PER_NETWORK_MAX || (all.row.failures > PER_ADDRESS_MAX && !is_first) {
        return Ok(false);
    }
    let commit = Commit::named("count_mail", ctx.town, ctx.now).change(own.change()).change(all.change());
    ctx.ports.store.commit(commit).await?;
    Ok(true)
}

/// A count with one mail more, and what it was before.
struct Counted {
    row: AttemptRow,
    expected: u32,
}

impl Counted {
    fn change(self) -> Change {
        Change::SignIn(SignInChange::PutAttempts { row: self.row, expected: self.expected })
    }
}

/// One mail more within the window, or the first of a new one.
async fn counted(ctx: TownContext<'_>, subject: [u8; 32]) -> Result<Counted, UseCaseError> {
    let before = ctx.ports.store.attempts(ctx.town, subject).await?;
    let expected = before.as_ref().map_or(0, |row| row.failures);
    let row = match before.filter(|row| is_running(row.next_at, WINDOW, ctx.now)) {
        Some(row) => AttemptRow { failures: row.failures.saturating_add(1), ..row },
        None => AttemptRow { town: ctx.town, subject, failures: 1, next_at: end(ctx.now) },
    };
    Ok(Counted { row, expected })
}

fn end(first: Timestamp) -> Timestamp {
    first.checked_add(WINDOW).unwrap_or(Timestamp::MAX)
}

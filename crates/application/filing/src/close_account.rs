//! Closing an account: its drafts go at once, its cases stay and no longer belong to it.
//!
//! All in one commit, so that no case is left in an account that is gone. Of an account with very many cases the first ones go
//! before, in commits of their own; the account goes with the last, and until then it can be closed again.

use std::net::IpAddr;

use case::{AccountUnlinked, Command, Identity};
use cases::read_case;
use ids::{AccountId, CaseId};
use kernel::{
    commit::{Commit, DraftChange, RegisterChange},
    context::{ResidentContext, SessionKind, TownContext},
    error::UseCaseError,
    retry::retry_on_conflict,
    rows::{CaseRow, DraftOwner, SessionRow},
    transact::{enter, handled},
};
use locale::Language;
use sign_in::{
    accounts::profile,
    closing::{ClosingRequest, enter_closing_code, remove_account},
};

/// So many cases are taken from an account in one commit, each by an event, a row and perhaps a job.
pub const CASES_PER_COMMIT: usize = 200;

/// So many cases are told before: as many as the register lists of an account.
pub const REMAINING_MAX: usize = 500;

/// What somebody who wants to close their account should know before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingPreview {
    /// The address of the account.
    pub email: String,
    /// Whether drafts will go.
    pub has_drafts: bool,
    /// The cases, newest first, at most [`REMAINING_MAX`]; from then on number and access code open each.
    pub cases: Vec<RemainingCase>,
    /// Whether there may be more.
    pub only_newest: bool,
}

/// A case that stays when the account goes.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct RemainingCase {
    pub case: CaseId,
    pub number: String,
    /// What it is about.
    pub subject: String,
    /// The confirmed address by which a new access code can be had; none if there is none.
    pub email: Option<String>,
}

/// What closing the visitor's account means for them.
///
/// # Errors
///
/// [`UseCaseError::Expired`] if the visitor has no account.
pub async fn preview_closing(ctx: ResidentContext<'_>) -> Result<ClosingPreview, UseCaseError> {
    let SessionKind::Account { account } = ctx.session_kind else { return Err(UseCaseError::Expired) };
    let town = ctx.in_town();
    let drafts = ctx.ports.store.drafts_of(ctx.town, DraftOwner::Account(account)).await?;
    let rows = ctx.ports.store.cases_of(ctx.town, account).await?;
    let only_newest = rows.len() >= REMAINING_MAX;
    let mut cases = Vec::with_capacity(rows.len());
    for row in rows {
        cases.extend(remaining(town, row).await?);
    }
    Ok(ClosingPreview {
        email: profile(town, account).await?.email,
        has_drafts: drafts.iter().any(|draft| draft.expires_at > ctx.now),
        cases,
        only_newest,
    })
}

async fn remaining(ctx: TownContext<'_>, row: CaseRow) -> Result<Option<RemainingCase>, UseCaseError> {
    let file = match read_case(ctx, row.case).await {
        Err(UseCaseError::Deleted | UseCaseError::NotFound) => return Ok(None),
        read => read?,
    };
    let email = file.case.contact().email.as_ref().filter(|email| email.confirmed_at.is_some());
    let email = email.map(|email| email.address.as_str().to_owned());
    Ok(Some(RemainingCase { case: row.case, number: row.number, subject: row.subject, email }))
}

/// Closes the account that is signed in, once the code from the mail confirms it.
///
/// # Errors
///
/// As [`enter_closing_code`]; [`UseCaseError::NotFound`] if it was closed at the same moment elsewhere.
pub async fn close_account(
    ctx: TownContext<'_>,
    session: &SessionRow,
    code: &str,
    client: IpAddr,
    language: Language,
) -> Result<(), UseCaseError> {
    let account = enter_closing_code(ctx, session, code, client).await?;
    let request = ClosingRequest { session: session.session, client, language };
    loop {
        if let Progress::Closed = retry_on_conflict!(close_some(ctx, account, request))? {
            return Ok(());
        }
    }
}

/// How far closing has come.
enum Progress {
    /// Some cases were taken from the account; there are more.
    CasesLeft,
    /// The account is gone.
    Closed,
}

/// Takes cases from an account and, with the last of them, removes it and its drafts.
async fn close_some(
    ctx: TownContext<'_>,
    account: AccountId,
    request: ClosingRequest,
) -> Result<Progress, UseCaseError> {
    let mut commit = Commit::named("close_account", ctx.town, ctx.now);
    let cases = ctx.ports.store.cases_of(ctx.town, account).await?;
    for row in cases.iter().take(CASES_PER_COMMIT) {
        unlink(ctx, &mut commit, account, row).await?;
    }
    let progress = if cases.len() > CASES_PER_COMMIT { Progress::CasesLeft } else { Progress::Closed };
    if let Progress::Closed = progress {
        commit.changes.push(DraftChange::DeleteDraftsOf(DraftOwner::Account(account)).into());
        remove_account(ctx, &mut commit, account, request).await?;
    }
    ctx.ports.store.commit(commit).await?;
    Ok(progress)
}

/// Adds to a commit that a case no longer belongs to the account. Of a case whose key is destroyed only the row can say so.
async fn unlink(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    account: AccountId,
    row: &CaseRow,
) -> Result<(), UseCaseError> {
    let file = match read_case(ctx, row.case).await {
        Err(UseCaseError::Deleted) => {
            commit.changes.push(RegisterChange::PutCase(CaseRow { account: None, ..row.clone() }).into());
            return Ok(());
        }
        read => read?,
    };
    let command = Command::UnlinkAccount(Identity::Account { account }, AccountUnlinked { account });
    let (after, events) = handled(ctx, &file, vec![command])?;
    enter(ctx, commit, &file, &after, &events).await
}

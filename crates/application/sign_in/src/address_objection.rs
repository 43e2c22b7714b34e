//! What is told when an address changes, and how whoever had it before objects.
//!
//! Whoever gets into somebody's account or case for a moment must not be able to take it over by changing its address: the address
//! from before is told, by a link that is good for a week and brings it back. Nothing else than that link is asked for, since its
//! owner may have nothing else left.

use access::SessionToken;
use ids::{AccountId, CaseId, JobId, Uuid};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commands::Requester,
    commit::{Commit, KeyChange, ResidentChange},
    context::TownContext,
    error::UseCaseError,
    rows::{CodePurpose, CodeRow, NewJob, SignInJob},
};
use locale::Language;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::{Profile, restored_account},
    codes::{Content, seal_context},
};

/// So many days an address from before can object to its change.
pub const OBJECTION_DAYS: i64 = 7;

/// An address that was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct AddressChange {
    pub of: HolderOfAddress,
    /// The address from before, lower case.
    pub email: String,
    pub at: Timestamp,
}

/// What an address belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HolderOfAddress {
    /// An account and the cases that are reached there.
    Account(AccountId),
    /// One case alone.
    Case(CaseId),
}

/// An objection that may be raised.
#[derive(Debug)]
pub struct Objection {
    /// What it is about.
    pub change: AddressChange,
    /// The row behind the link.
    id: Uuid,
    /// Digest of the link's secret.
    secret: [u8; 32],
}

/// Adds to a commit the mail to the address from before, with the link by which it objects.
///
/// # Errors
///
/// Only if the keys cannot be read.
pub async fn tell_former_address(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    change: &AddressChange,
    language: Language,
) -> Result<(), UseCaseError> {
    let token = SessionToken::from_random(ctx.ports.ids.secret());
    let case = match change.of {
        HolderOfAddress::Account(_) => None,
        HolderOfAddress::Case(case) => Some(case),
    };
    let subject = subject(ctx, case, &change.email).await?;
    let content = Content {
        email: change.email.clone(),
        code: token.reveal(),
        english: language == Language::English,
        change: Some(change.clone()),
    };
    let expires_at = change.at.checked_add(objection_time()).unwrap_or(Timestamp::MAX);
    add_notice(ctx, commit, Notice { purpose: CodePurpose::ObjectToAddress, subject, content, expires_at })
        .await
}

/// Adds to a commit the mail to the address that an account has from now on.
///
/// # Errors
///
/// Only if the keys cannot be read.
pub(crate) async fn tell_new_address(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    email: &str,
    language: Language,
) -> Result<(), UseCaseError> {
    let named = format!("{:?}\n{email}", CodePurpose::AddressChanged);
    let subject = ctx.ports.keyring.digest(ctx.town, "code subject", named.as_bytes()).await?;
    let english = language == Language::English;
    let content = Content { email: email.to_owned(), code: String::new(), english, change: None };
    let expires_at = ctx.now.checked_add(SignedDuration::from_hours(24)).unwrap_or(Timestamp::MAX);
    add_notice(ctx, commit, Notice { purpose: CodePurpose::AddressChanged, subject, content, expires_at })
        .await
}

/// The objection behind the link of a mail; looking uses nothing up.
///
/// # Errors
///
/// [`UseCaseError::Expired`] if there is none any more.
pub async fn find_objection(ctx: TownContext<'_>, link: &str) -> Result<Objection, UseCaseError> {
    let (id, token) = link.split_once('.').ok_or(UseCaseError::Expired)?;
    let id = Uuid::try_parse(id).map_err(|_bad| UseCaseError::Expired)?;
    let token = SessionToken::parse(token).map_err(|_bad| UseCaseError::Expired)?;
    let row = ctx.ports.store.code_by_id(ctx.town, id).await?;
    let fits = |row: &CodeRow| {
        row.purpose == CodePurpose::ObjectToAddress
            && row.expires_at > ctx.now
            && row.code == *token.digest().as_bytes()
    };
    let row = row.filter(fits).ok_or(UseCaseError::Expired)?;
    let change = open(ctx, &row).await?.change.ok_or(UseCaseError::Expired)?;
    Ok(Objection { change, id, secret: row.code })
}

/// The commit that uses the objection up and gives an account its address back, and the profile from before.
///
/// # Errors
///
/// [`UseCaseError::Expired`] if the account is gone, or the change was undone already.
pub async fn restore_account(
    ctx: TownContext<'_>,
    account: AccountId,
    objection: &Objection,
) -> Result<(Commit, Profile), UseCaseError> {
    let (commit, profile) = restored_account(ctx, account, &objection.change).await?;
    Ok((commit.change(objection.used_up()), profile))
}

impl Objection {
    /// Whoever holds the link.
    #[must_use]
    pub const fn requester(&self) -> Requester {
        Requester::Session(self.secret)
    }

    /// What uses it up: it is raised once.
    #[must_use]
    pub const fn used_up(&self) -> ResidentChange {
        ResidentChange::UseCode(self.id)
    }
}

/// What the link of a mail ends with.
pub(crate) fn link_token(id: Uuid, secret: &str) -> String {
    format!("{id}.{secret}")
}

/// The account that had this address until a few days ago, and may have it back.
pub(crate) async fn account_that_had(
    ctx: TownContext<'_>,
    email: &str,
) -> Result<Option<AccountId>, UseCaseError> {
    let subject = subject(ctx, None, email).await?;
    let Some(row) = ctx.ports.store.code(ctx.town, subject).await?.filter(|row| row.expires_at > ctx.now)
    else {
        return Ok(None);
    };
    match open(ctx, &row).await?.change.map(|change| change.of) {
        Some(HolderOfAddress::Account(account)) => Ok(Some(account)),
        Some(HolderOfAddress::Case(_)) | None => Ok(None),
    }
}

/// Changes before this moment can no longer be objected to.
pub(crate) fn objections_since(now: Timestamp) -> Timestamp {
    now.checked_sub(objection_time()).unwrap_or(Timestamp::MIN)
}

const fn objection_time() -> SignedDuration {
    SignedDuration::from_hours(24 * OBJECTION_DAYS)
}

/// A mail that waits for its job.
struct Notice {
    purpose: CodePurpose,
    subject: [u8; 32],
    content: Content,
    expires_at: Timestamp,
}

async fn add_notice(ctx: TownContext<'_>, commit: &mut Commit, notice: Notice) -> Result<(), UseCaseError> {
    let Notice { purpose, subject, content, expires_at } = notice;
    let id: Uuid = ctx.ports.ids.next();
    let fresh = ctx.ports.keyring.make(ctx.town, ctx.now).await?;
    let code = match SessionToken::parse(&content.code) {
        Ok(token) => *token.digest().as_bytes(),
        // Nothing is ever entered for it.
        Err(_) => subject,
    };
    let json =
        serde_json::to_vec(&content).map_err(|error| UseCaseError::internal("write a notice", error))?;
    let sealed = ctx.ports.keyring.seal(fresh.id, seal_context(ctx, id), &json).await?;
    let row = CodeRow {
        town: ctx.town,
        id,
        subject,
        purpose,
        code,
        key: fresh.id,
        sealed,
        failures: 0,
        expires_at,
        refused: false,
    };
    commit.changes.extend([KeyChange::PutKey(fresh.row).into(), ResidentChange::PutCode(row).into()]);
    commit.jobs.push(NewJob {
        job: JobId::from_uuid(ctx.ports.ids.next()),
        kind: SignInJob::SendCode { subject: id }.into(),
        run_at: ctx.now,
        once: None,
    });
    Ok(())
}

/// An address that was the account's, or that of one case: of each one objection at a time.
async fn subject(ctx: TownContext<'_>, case: Option<CaseId>, email: &str) -> Result<[u8; 32], UseCaseError> {
    let of = case.map_or_else(|| "account".to_owned(), |case| case.to_string());
    let named = format!("{:?}\n{of}\n{email}", CodePurpose::ObjectToAddress);
    Ok(ctx.ports.keyring.digest(ctx.town, "code subject", named.as_bytes()).await?)
}

async fn open(ctx: TownContext<'_>, row: &CodeRow) -> Result<Content, UseCaseError> {
    let json = ctx.ports.keyring.open(row.key, seal_context(ctx, row.id), &row.sealed).await?;
    serde_json::from_slice(&json).map_err(|error| UseCaseError::internal("read a notice", error))
}

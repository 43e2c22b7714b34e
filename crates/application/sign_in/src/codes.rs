//! One-time codes by mail: asked for and entered in the same browser, good for a quarter of an hour and five tries.
//!
//! A code belongs to the session that asked for it. So nobody can use up another person's tries, and a code that was
//! read by somebody else opens nothing in their browser.

use std::net::IpAddr;

use access::secret::{CodeKey, ONE_TIME_CODE_TRIES_MAX, OneTimeCode};
use ids::{JobId, SessionId, Uuid};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::{Change, Commit, CommitError, KeyChange, ResidentChange},
    context::TownContext,
    error::{UseCaseError, codes::SignInCode},
    ports::SealContext,
    rows::{CodePurpose, CodeRow, NewJob, SessionRow, SignInJob},
};
use locale::Language;
use serde::{Deserialize, Serialize};

use crate::{
    accounts::parse_email,
    address_objection::{AddressChange, OBJECTION_DAYS},
    attempts::{Guess, allow_attempt},
    mail_limit::{forget, may_send},
};

/// A code is good for so many minutes.
pub const CODE_MINUTES: i64 = 15;

/// The address of an account that was closed is kept for its last mail so many minutes, if no mail server takes it: a day.
const LAST_MAIL_MINUTES: i64 = 24 * 60;

/// A code to ask for or to enter.
#[derive(Debug, Clone, Copy)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CodeRequest<'a> {
    pub purpose: CodePurpose,
    /// The address that it goes to, lower case.
    pub email: &'a str,
    /// The session that asks.
    pub session: SessionId,
    /// From where.
    pub client: IpAddr,
}

/// What the mail needs that a row waits for.
#[derive(Serialize, Deserialize)]
pub(crate) struct Content {
    pub(crate) email: String,
    pub(crate) code: String,
    pub(crate) english: bool,
    /// What the address can object to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) change: Option<AddressChange>,
}

/// Makes a code and lets a job send it. A code that the session asked for before is worth nothing from now on. Once the
/// address has had as many mails as it may, none is made: the code before stays good, and the answer is the same.
///
/// # Errors
///
/// [`UseCaseError::Wait`] if this network has asked for codes for this address too often.
pub async fn ask_code(
    ctx: TownContext<'_>,
    asked: CodeRequest<'_>,
    language: Language,
) -> Result<(), UseCaseError> {
    if !count_request(ctx, asked.email, asked.client).await? {
        return Ok(());
    }
    let mut commit = Commit::named("ask_code", ctx.town, ctx.now);
    add_mail(ctx, &mut commit, asked, language).await?;
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

/// Does for an address that gets no code all that is done for one that gets one, but for the mail: neither the time that it takes nor
/// what is written tells the two apart. Nobody knows the code.
///
/// # Errors
///
/// As [`ask_code`].
pub async fn ask_no_code(
    ctx: TownContext<'_>,
    asked: CodeRequest<'_>,
    language: Language,
) -> Result<(), UseCaseError> {
    if !count_request(ctx, asked.email, asked.client).await? {
        return Ok(());
    }
    let mut commit = Commit::named("ask_code", ctx.town, ctx.now);
    add_code(ctx, &mut commit, asked, Recipient { email: "", language }).await?;
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

/// Who gets the mail with a code; nobody, if the address is empty.
#[derive(Clone, Copy)]
struct Recipient<'a> {
    email: &'a str,
    language: Language,
}

/// Adds to a commit the row with an address and a code, and the job that sends the mail.
///
/// # Errors
///
/// Only if the keys cannot be read.
pub(crate) async fn add_mail(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    asked: CodeRequest<'_>,
    language: Language,
) -> Result<(), UseCaseError> {
    add_code(ctx, commit, asked, Recipient { email: asked.email, language }).await
}

async fn add_code(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    asked: CodeRequest<'_>,
    recipient: Recipient<'_>,
) -> Result<(), UseCaseError> {
    let id: Uuid = ctx.ports.ids.next();
    let mut random = [0_u8; 8];
    for (seal_context, byte) in random.iter_mut().zip(ctx.ports.ids.secret()) {
        *seal_context = byte;
    }
    let code = OneTimeCode::from_random(random);
    let fresh = ctx.ports.keyring.make(ctx.town, ctx.now).await?;
    let content = Content {
        email: recipient.email.to_owned(),
        code: code.reveal(),
        english: recipient.language == Language::English,
        change: None,
    };
    let json = serde_json::to_vec(&content).map_err(|error| UseCaseError::internal("write a code", error))?;
    let row = CodeRow {
        town: ctx.town,
        id,
        subject: subject(ctx, asked.purpose, asked.session, asked.email).await?,
        purpose: asked.purpose,
        code: *code.digest(&code_key(ctx).await?).as_bytes(),
        key: fresh.id,
        sealed: ctx.ports.keyring.seal(fresh.id, seal_context(ctx, id), &json).await?,
        failures: 0,
        expires_at: minutes_after(ctx.now, minutes(asked.purpose)),
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

/// Counts a request for a code, whether one is sent or not; whether one may be.
///
/// # Errors
///
/// [`UseCaseError::Wait`] if this network has asked for codes for this address too often.
pub async fn count_request(ctx: TownContext<'_>, email: &str, client: IpAddr) -> Result<bool, UseCaseError> {
    allow_attempt(ctx, Guess { kind: "code request", subject: email, client }).await?;
    may_send(ctx, email, client).await
}

/// Whether the code that this session asked for can never arrive at the address, since its server refuses it for good. For codes that go
/// to whatever address was typed: of others it would tell who is known here.
///
/// # Errors
///
/// Only if the store fails.
pub async fn is_undeliverable(
    ctx: TownContext<'_>,
    session: &SessionRow,
    purpose: CodePurpose,
    email: &str,
) -> Result<bool, UseCaseError> {
    let Ok(email) = parse_email(email) else { return Ok(false) };
    let row = ctx.ports.store.code(ctx.town, subject(ctx, purpose, session.session, &email).await?).await?;
    Ok(row.is_some_and(|row| row.refused && row.expires_at > ctx.now))
}

/// Checks an entered code; a right one is used up.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with code `code-wrong`; [`UseCaseError::Expired`] if there is none any more, after a quarter
/// of an hour or five wrong entries.
pub async fn enter_code(
    ctx: TownContext<'_>,
    asked: CodeRequest<'_>,
    entered: &str,
) -> Result<(), UseCaseError> {
    let subject = subject(ctx, asked.purpose, asked.session, asked.email).await?;
    let row = ctx.ports.store.code(ctx.town, subject).await?;
    let row = row.filter(|row| row.expires_at > ctx.now).ok_or(UseCaseError::Expired)?;
    // Counted before it is compared: of many at once no more than the five are heard.
    let tried =
        Change::Resident(ResidentChange::CountCodeTry { id: row.id, tries_max: ONE_TIME_CODE_TRIES_MAX });
    unless_gone(ctx, Commit::named("try_code", ctx.town, ctx.now).change(tried)).await?;
    let key = code_key(ctx).await?;
    let fits = OneTimeCode::parse(entered).is_ok_and(|code| *code.digest(&key).as_bytes() == row.code);
    if fits {
        let mut commit = Commit::named("use_code", ctx.town, ctx.now).change(ResidentChange::UseCode(row.id));
        commit.changes.extend(forget(ctx, asked.email, asked.client).await?);
        return unless_gone(ctx, commit).await;
    }
    Err(UseCaseError::entry("code", SignInCode::CodeWrong))
}

/// Changes a code's row; one that is used or tried often enough is no longer good.
async fn unless_gone(ctx: TownContext<'_>, commit: Commit) -> Result<(), UseCaseError> {
    match ctx.ports.store.commit(commit).await {
        Ok(_) => Ok(()),
        Err(CommitError::Conflict { .. }) => Err(UseCaseError::Expired),
        Err(error) => Err(error.into()),
    }
}

/// The key under which codes of this town are digested.
///
/// # Errors
///
/// Only if the keys cannot be read.
pub async fn code_key(ctx: TownContext<'_>) -> Result<CodeKey, UseCaseError> {
    Ok(CodeKey::from_bytes(ctx.ports.keyring.digest(ctx.town, "codes", &[]).await?))
}

async fn subject(
    ctx: TownContext<'_>,
    purpose: CodePurpose,
    session: SessionId,
    email: &str,
) -> Result<[u8; 32], UseCaseError> {
    let named = format!("{purpose:?}\n{session}\n{email}");
    Ok(ctx.ports.keyring.digest(ctx.town, "code subject", named.as_bytes()).await?)
}

pub(crate) const fn seal_context(ctx: TownContext<'_>, id: Uuid) -> SealContext<'static> {
    SealContext { town: ctx.town, kind: "code", subject: id, seq: 0 }
}

const fn minutes(purpose: CodePurpose) -> i64 {
    match purpose {
        CodePurpose::AccountClosed | CodePurpose::AddressChanged => LAST_MAIL_MINUTES,
        CodePurpose::ObjectToAddress => 24 * 60 * OBJECTION_DAYS,
        CodePurpose::SignIn
        | CodePurpose::ConfirmAddress
        | CodePurpose::ChangeAddress
        | CodePurpose::NewAccessCode
        | CodePurpose::CloseAccount => CODE_MINUTES,
    }
}

fn minutes_after(at: Timestamp, minutes: i64) -> Timestamp {
    at.checked_add(SignedDuration::from_mins(minutes)).unwrap_or(Timestamp::MAX)
}

/// The first ten bytes of a secret: what an access code is made of.
#[must_use]
pub fn ten_bytes(secret: [u8; 32]) -> [u8; 10] {
    let mut bytes = [0_u8; 10];
    for (seal_context, byte) in bytes.iter_mut().zip(secret) {
        *seal_context = byte;
    }
    bytes
}

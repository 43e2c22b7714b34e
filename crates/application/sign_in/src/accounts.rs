//! Accounts by e-mail and one-time code: they gather a resident's cases and drafts.

use std::net::IpAddr;

use ids::AccountId;
use jiff::Timestamp;
use kernel::{
    commit::{Commit, KeyChange, ResidentChange, SignInChange},
    context::TownContext,
    error::{UseCaseError, codes::EmailCode},
    ports::SealContext,
    rows::{AccountRow, CodePurpose, SessionRow, SessionSubject},
};
use locale::Language;
use serde::{Deserialize, Serialize};

use crate::{
    address_objection::{
        AddressChange, HolderOfAddress, account_that_had, objections_since, tell_former_address,
        tell_new_address,
    },
    codes::{CodeRequest, ask_code, enter_code},
};

/// What an account knows of its owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The confirmed address.
    pub email: String,
    /// Language of pages and mails, `de` or `en`.
    pub language: String,
    /// The addresses of the last days before this one, oldest first, which can still object.
    #[serde(default)]
    pub replaced: Vec<ReplacedAddress>,
}

/// An address that an account had until somebody changed it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ReplacedAddress {
    pub email: String,
    /// When it was replaced.
    pub at: Timestamp,
}

/// Asks for a code to sign in or to make an account: the page says the same for both.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for a malformed address, [`UseCaseError::Wait`] after too many requests.
pub async fn ask_sign_in_code(
    ctx: TownContext<'_>,
    session: &SessionRow,
    email: &str,
    client: IpAddr,
    language: Language,
) -> Result<(), UseCaseError> {
    let email = parse_email(email)?;
    let asked = CodeRequest { purpose: CodePurpose::SignIn, email: &email, session: session.session, client };
    ask_code(ctx, asked, language).await
}

/// The account whose address a code from a mail proves; made at the first time.
///
/// # Errors
///
/// As [`enter_code`]; [`UseCaseError::Entries`] with code `email-changed` if an account had this address until a few days ago, and may
/// have it back.
pub async fn enter_sign_in_code(
    ctx: TownContext<'_>,
    session: &SessionRow,
    email: &str,
    code: &str,
    client: IpAddr,
) -> Result<AccountId, UseCaseError> {
    let email = parse_email(email)?;
    let asked = CodeRequest { purpose: CodePurpose::SignIn, email: &email, session: session.session, client };
    enter_code(ctx, asked, code).await?;
    account_for(ctx, &email).await
}

/// The profile of an account.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such account.
pub async fn profile(ctx: TownContext<'_>, account: AccountId) -> Result<Profile, UseCaseError> {
    let row = ctx.ports.store.account(ctx.town, account).await?.ok_or(UseCaseError::NotFound)?;
    let json = ctx.ports.keyring.open(row.key, seal_context(ctx, account), &row.sealed).await?;
    serde_json::from_slice(&json).map_err(|error| UseCaseError::internal("read an account", error))
}

/// Asks for the code that proves a new address; it goes to the new one.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for a malformed address.
pub async fn ask_address_change(
    ctx: TownContext<'_>,
    session: &SessionRow,
    email: &str,
    client: IpAddr,
    language: Language,
) -> Result<(), UseCaseError> {
    let email = parse_email(email)?;
    let asked =
        CodeRequest { purpose: CodePurpose::ChangeAddress, email: &email, session: session.session, client };
    ask_code(ctx, asked, language).await
}

/// The account that is signed in and its new address, proved by the code from a mail.
///
/// # Errors
///
/// As [`enter_code`]; [`UseCaseError::Expired`] if nobody is signed in with an account.
pub async fn enter_address_code(
    ctx: TownContext<'_>,
    session: &SessionRow,
    email: &str,
    code: &str,
    client: IpAddr,
) -> Result<(AccountId, String), UseCaseError> {
    let SessionSubject::Account(account) = session.subject else { return Err(UseCaseError::Expired) };
    let email = parse_email(email)?;
    let asked =
        CodeRequest { purpose: CodePurpose::ChangeAddress, email: &email, session: session.session, client };
    enter_code(ctx, asked, code).await?;
    Ok((account, email))
}

/// The commit that gives an account another address, and the profile from before. Both addresses are told; the one from before
/// can object for [`OBJECTION_DAYS`]. Of the account's sessions only the one that asks goes on.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with code `email-taken` if another account has this address, or had it until a few days ago.
pub async fn moved_account(
    ctx: TownContext<'_>,
    account: AccountId,
    email: &str,
    session: &SessionRow,
) -> Result<(Commit, Profile), UseCaseError> {
    let known = profile(ctx, account).await?;
    let mut commit = Commit::named("change_address", ctx.town, ctx.now);
    if known.email == email {
        return Ok((commit, known));
    }
    let theirs = reserved_for(ctx, email).await?;
    if theirs.is_some_and(|other| other != account) {
        return Err(UseCaseError::entry("email", EmailCode::Taken));
    }
    let mut replaced = known.replaced.clone();
    replaced.retain(|old| old.at > objections_since(ctx.now));
    replaced.push(ReplacedAddress { email: known.email.clone(), at: ctx.now });
    put_address(ctx, &mut commit, account, Profile { email: email.to_owned(), replaced, ..known.clone() })
        .await?;
    commit.changes.push(SignInChange::EndSessions { of: session.subject, but: Some(session.token) }.into());
    let change =
        AddressChange { of: HolderOfAddress::Account(account), email: known.email.clone(), at: ctx.now };
    let language = language_of(&known);
    tell_former_address(ctx, &mut commit, &change, language).await?;
    tell_new_address(ctx, &mut commit, email, language).await?;
    Ok((commit, known))
}

/// The commit that gives an account back the address that it had before a change which is objected to, and the profile from before.
/// All of its sessions end.
///
/// # Errors
///
/// [`UseCaseError::Expired`] if the account is gone, or the change was undone already.
pub(crate) async fn restored_account(
    ctx: TownContext<'_>,
    account: AccountId,
    change: &AddressChange,
) -> Result<(Commit, Profile), UseCaseError> {
    let known = match profile(ctx, account).await {
        Err(UseCaseError::NotFound) => return Err(UseCaseError::Expired),
        read => read?,
    };
    let mut replaced = known.replaced.clone();
    let place = replaced.iter().position(|old| old.email == change.email && old.at == change.at);
    // What was changed later goes with it: nobody whom a change has led to can bring it back.
    replaced.truncate(place.ok_or(UseCaseError::Expired)?);
    let mut commit = Commit::named("object_to_address", ctx.town, ctx.now);
    let wanted = Profile { email: change.email.clone(), replaced, ..known.clone() };
    put_address(ctx, &mut commit, account, wanted).await?;
    commit.changes.push(SignInChange::EndSessions { of: SessionSubject::Account(account), but: None }.into());
    Ok((commit, known))
}

async fn put_address(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    account: AccountId,
    wanted: Profile,
) -> Result<(), UseCaseError> {
    let before = ctx.ports.store.account(ctx.town, account).await?.ok_or(UseCaseError::NotFound)?;
    let (email, sealed) =
        (email_digest(ctx, &wanted.email).await?, seal_profile(ctx, &before, &wanted).await?);
    commit.changes.push(ResidentChange::PutAccount(AccountRow { email, sealed, ..before }).into());
    Ok(())
}

/// Whose address it is: the account that has it, or that had it until somebody changed it and can still have it back.
async fn reserved_for(ctx: TownContext<'_>, email: &str) -> Result<Option<AccountId>, UseCaseError> {
    let digest = email_digest(ctx, email).await?;
    let known = ctx.ports.store.account_by_email(ctx.town, digest).await?;
    match known {
        Some(row) => Ok(Some(row.account)),
        None => account_that_had(ctx, email).await,
    }
}

/// In which language the owner of an account is written to.
fn language_of(profile: &Profile) -> Language {
    if profile.language == "en" { Language::English } else { Language::German }
}

/// An e-mail address as it is kept: trimmed, lower case.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with code `email-malformed`; `email-name-beyond-ascii` if the part before the @ has letters that only
/// servers with SMTPUTF8 take (RFC 6531): nobody knows whether each server on the way has it, and a mail that cannot leave
/// must not be promised.
pub fn parse_email(text: &str) -> Result<String, UseCaseError> {
    let email = text.trim().to_lowercase();
    let well_formed = email.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    let plain = email.len() <= 254 && !email.chars().any(|sign| sign.is_whitespace() || sign.is_control());
    if !(well_formed && plain && email.matches('@').count() == 1) {
        return Err(UseCaseError::entry("email", EmailCode::Malformed));
    }
    if !email.split('@').next().is_some_and(str::is_ascii) {
        return Err(UseCaseError::entry("email", EmailCode::NameBeyondAscii));
    }
    Ok(email)
}

async fn account_for(ctx: TownContext<'_>, email: &str) -> Result<AccountId, UseCaseError> {
    let digest = email_digest(ctx, email).await?;
    if let Some(row) = ctx.ports.store.account_by_email(ctx.town, digest).await? {
        return Ok(row.account);
    }
    if account_that_had(ctx, email).await?.is_some() {
        return Err(UseCaseError::entry("email", EmailCode::Changed));
    }
    let fresh = ctx.ports.keyring.make(ctx.town, ctx.now).await?;
    let mut row = AccountRow {
        town: ctx.town,
        account: AccountId::from_uuid(ctx.ports.ids.next()),
        email: digest,
        key: fresh.id,
        sealed: Vec::new(),
        made_at: ctx.now,
    };
    let profile = Profile { email: email.to_owned(), language: "de".to_owned(), replaced: Vec::new() };
    row.sealed = seal_profile(ctx, &row, &profile).await?;
    let account = row.account;
    let commit = Commit::named("make_account", ctx.town, ctx.now)
        .change(KeyChange::PutKey(fresh.row))
        .change(ResidentChange::PutAccount(row));
    match ctx.ports.store.commit(commit).await {
        Ok(_) => Ok(account),
        // Somebody signed in with the same address at the same moment: theirs is the account.
        Err(lost) => match ctx.ports.store.account_by_email(ctx.town, digest).await? {
            Some(row) => Ok(row.account),
            None => Err(lost.into()),
        },
    }
}

async fn seal_profile(
    ctx: TownContext<'_>,
    row: &AccountRow,
    profile: &Profile,
) -> Result<Vec<u8>, UseCaseError> {
    let json =
        serde_json::to_vec(profile).map_err(|error| UseCaseError::internal("write an account", error))?;
    Ok(ctx.ports.keyring.seal(row.key, seal_context(ctx, row.account), &json).await?)
}

pub(crate) async fn email_digest(ctx: TownContext<'_>, email: &str) -> Result<[u8; 32], UseCaseError> {
    Ok(ctx.ports.keyring.digest(ctx.town, "account e-mail", email.as_bytes()).await?)
}

pub(crate) const fn seal_context(ctx: TownContext<'_>, account: AccountId) -> SealContext<'static> {
    SealContext { town: ctx.town, kind: "account", subject: account.as_uuid(), seq: 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_mails_may_not_reach_is_refused_at_once() {
        let code = |text: &str| match parse_email(text) {
            Ok(email) => email,
            Err(UseCaseError::Entries(entries)) => entries[0].code.name().to_owned(),
            Err(error) => panic!("{error}"),
        };
        assert_eq!(code(" Mehmet@Beispiel.de "), "mehmet@beispiel.de");
        assert_eq!(code("info@bäume.example"), "info@bäume.example", "a domain has a form in ASCII");
        for typed in ["jörg@beispiel.de", "γιώργος@beispiel.de", "a\u{301}@beispiel.de"] {
            assert_eq!(code(typed), "email-name-beyond-ascii", "{typed}");
        }
        for typed in ["jörg", "jörg@", "@beispiel.de", "a@b@c.de", "a b@c.de"] {
            assert_eq!(code(typed), "email-malformed", "{typed}");
        }
    }
}

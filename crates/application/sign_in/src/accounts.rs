//! Accounts by e-mail and one-time code: they gather a resident's cases and drafts.

use std::net::IpAddr;

use ids::AccountId;
use kernel::{
    commit::{Commit, KeyChange, ResidentChange},
    context::TownContext,
    error::{UseCaseError, codes::EmailCode},
    ports::SealContext,
    rows::{AccountRow, CodePurpose, SessionRow, SessionSubject},
};
use locale::Language;
use serde::{Deserialize, Serialize};

use crate::codes::{CodeRequest, ask_code, enter_code};

/// What an account knows of its owner.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// The confirmed address.
    pub email: String,
    /// Language of pages and mails, `de` or `en`.
    pub language: String,
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
/// As [`enter_code`].
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

/// The commit that gives an account another address, and the profile from before.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with code `email-taken` if another account has this address.
pub async fn moved_account(
    ctx: TownContext<'_>,
    account: AccountId,
    email: &str,
) -> Result<(Commit, Profile), UseCaseError> {
    let digest = email_digest(ctx, email).await?;
    let other = ctx.ports.store.account_by_email(ctx.town, digest).await?;
    if other.is_some_and(|other| other.account != account) {
        return Err(UseCaseError::entry("email", EmailCode::Taken));
    }
    let before = ctx.ports.store.account(ctx.town, account).await?.ok_or(UseCaseError::NotFound)?;
    let known = profile(ctx, account).await?;
    let wanted = Profile { email: email.to_owned(), ..known.clone() };
    let sealed = seal_profile(ctx, &before, &wanted).await?;
    let row = AccountRow { email: digest, sealed, ..before };
    Ok((Commit::named("change_address", ctx.town, ctx.now).change(ResidentChange::PutAccount(row)), known))
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
    let fresh = ctx.ports.keyring.make(ctx.town, ctx.now).await?;
    let mut row = AccountRow {
        town: ctx.town,
        account: AccountId::from_uuid(ctx.ports.ids.next()),
        email: digest,
        key: fresh.id,
        sealed: Vec::new(),
        made_at: ctx.now,
    };
    let profile = Profile { email: email.to_owned(), language: "de".to_owned() };
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

async fn email_digest(ctx: TownContext<'_>, email: &str) -> Result<[u8; 32], UseCaseError> {
    Ok(ctx.ports.keyring.digest(ctx.town, "account e-mail", email.as_bytes()).await?)
}

const fn seal_context(ctx: TownContext<'_>, account: AccountId) -> SealContext<'static> {
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

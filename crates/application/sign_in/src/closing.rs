//! Closing an account, as far as signing in knows it: the code that confirms it, and what goes with the account itself.

use std::net::IpAddr;

use ids::{AccountId, SessionId};
use kernel::{
    commit::{Commit, KeyChange, ResidentChange, SignInChange},
    context::TownContext,
    error::UseCaseError,
    rows::{CodePurpose, SessionRow, SessionSubject},
};
use locale::Language;

use crate::{
    accounts::profile,
    codes::{CodeRequest, add_mail, ask_code, enter_code},
};

/// Asks for the code that confirms that the account shall be closed; it goes to the address of the account.
///
/// # Errors
///
/// [`UseCaseError::Expired`] if nobody is signed in with an account; [`UseCaseError::Wait`] after too many requests.
pub async fn ask_closing_code(
    ctx: TownContext<'_>,
    session: &SessionRow,
    client: IpAddr,
    language: Language,
) -> Result<(), UseCaseError> {
    let account = account_of(session)?;
    let email = profile(ctx, account).await?.email;
    let asked =
        CodeRequest { purpose: CodePurpose::CloseAccount, email: &email, session: session.session, client };
    ask_code(ctx, asked, language).await
}

/// The account that is signed in, whose owner has confirmed with the code from the mail that it shall be closed.
///
/// # Errors
///
/// As [`enter_code`]; [`UseCaseError::Expired`] if nobody is signed in with an account.
pub async fn enter_closing_code(
    ctx: TownContext<'_>,
    session: &SessionRow,
    code: &str,
    client: IpAddr,
) -> Result<AccountId, UseCaseError> {
    let account = account_of(session)?;
    let email = profile(ctx, account).await?.email;
    let asked =
        CodeRequest { purpose: CodePurpose::CloseAccount, email: &email, session: session.session, client };
    enter_code(ctx, asked, code).await?;
    Ok(account)
}

/// Adds to a commit that an account goes with its key and its sessions, and the mail that says so. The commit must have taken
/// its cases from it before.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such account.
pub async fn remove_account(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    account: AccountId,
    request: ClosingRequest,
) -> Result<(), UseCaseError> {
    let row = ctx.ports.store.account(ctx.town, account).await?.ok_or(UseCaseError::NotFound)?;
    let email = profile(ctx, account).await?.email;
    let ClosingRequest { session, client, language } = request;
    let told = CodeRequest { purpose: CodePurpose::AccountClosed, email: &email, session, client };
    add_mail(ctx, commit, told, language).await?;
    commit.changes.extend([
        SignInChange::EndSessions { of: SessionSubject::Account(account), but: None }.into(),
        ResidentChange::DeleteAccount(account).into(),
        KeyChange::DestroyKey(row.key).into(),
    ]);
    Ok(())
}

/// Where somebody closes their account, and in which language they are told.
#[derive(Debug, Clone, Copy)]
pub struct ClosingRequest {
    /// The session in which it was confirmed.
    pub session: SessionId,
    /// From where.
    pub client: IpAddr,
    /// The language of the page.
    pub language: Language,
}

const fn account_of(session: &SessionRow) -> Result<AccountId, UseCaseError> {
    match session.subject {
        SessionSubject::Account(account) => Ok(account),
        SessionSubject::Guest | SessionSubject::Case(_) | SessionSubject::Person(_) => {
            Err(UseCaseError::Expired)
        }
    }
}

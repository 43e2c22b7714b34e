//! A guest's case goes into an account: whoever is signed in proves with number and access code that it is theirs.

use std::net::IpAddr;

use case::{AccountLinked, Command, Identity};
use cases::{CaseFile, CasePlan};
use ids::CaseId;
use kernel::{
    context::{Changing, ResidentContext, SessionKind},
    error::{UseCaseError, codes::SignInCode},
    rows::StreamId,
    transact::transact,
};

use crate::mailbox::my_cases::check_access_code;

/// Takes a case into the visitor's account. Its access code goes on opening it.
///
/// # Errors
///
/// As [`open_with_code`](crate::mailbox::open_with_code); [`UseCaseError::Entries`] with code `case-taken` if it belongs to another
/// account; [`UseCaseError::Expired`] if the visitor has no account.
pub async fn link_account(
    ctx: Changing<ResidentContext<'_>>,
    number: &str,
    code: &str,
    client: IpAddr,
) -> Result<CaseId, UseCaseError> {
    let SessionKind::Account { account } = ctx.session_kind else { return Err(UseCaseError::Expired) };
    let id = check_access_code(ctx.in_town(), number, code, client).await?;
    // The code has shown that the case is theirs.
    let authorize = |_: &CaseFile| Ok(());
    let link = |file: &CaseFile, ()| match file.case.account() {
        Some(linked) if linked == account => Ok(CasePlan::nothing()),
        Some(_) => Err(UseCaseError::entry("number", SignInCode::CaseTaken)),
        None => {
            let linked = AccountLinked { account };
            Ok(CasePlan::of(Command::LinkAccount(Identity::Account { account }, linked)))
        }
    };
    transact(ctx.in_town(), ctx.intent("link_account"), StreamId::Case(id), authorize, link).await?;
    Ok(id)
}

//! A guest's case goes into an account: whoever is signed in proves with number and access code that it is theirs.

use std::net::IpAddr;

use case::{AccountLinked, Command, Identity};
use cases::{Act, CaseFile, act};
use ids::CaseId;
use kernel::{
    context::{ResidentContext, SessionKind},
    error::UseCaseError,
};

use crate::mailbox::my_cases::check_access_code;

/// Takes a case into the visitor's account. Its access code goes on opening it.
///
/// # Errors
///
/// As [`open_with_code`](crate::mailbox::open_with_code); [`UseCaseError::Entries`] with code `case-taken` if it belongs to another
/// account; [`UseCaseError::Expired`] if the visitor has no account.
pub async fn link_account(
    ctx: ResidentContext<'_>,
    number: &str,
    code: &str,
    client: IpAddr,
) -> Result<CaseId, UseCaseError> {
    let SessionKind::Account { account } = ctx.session_kind else { return Err(UseCaseError::Expired) };
    let id = check_access_code(ctx.in_town(), number, code, client).await?;
    act(ctx.in_town(), ctx.command, "link_account", id, |file: &CaseFile| match file.case.account() {
        Some(linked) if linked == account => Ok(Act::default()),
        Some(_) => Err(UseCaseError::entry("number", "case-taken")),
        None => Ok(Act::of(Command::LinkAccount(Identity::Account { account }, AccountLinked { account }))),
    })
    .await?;
    Ok(id)
}

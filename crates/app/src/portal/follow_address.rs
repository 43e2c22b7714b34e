//! The cases of an account go along when its address changes.
//!
//! A case keeps the address to which its notifications go, because a guest's case has no account. Cases that were reached at the
//! account's old address are reached at the new one, which a code has just proved; an address that somebody chose for one case
//! alone stays.

use case::{Command, Contact, ContactChanged, Email, EmailConfirmed, Identity, Line, Submitter};
use ids::AccountId;

use crate::{
    cases::{CaseFile, enter, handled, read_case},
    commit::Commit,
    error::UseCaseError,
    house::TownContext,
};

/// Adds to a commit what changes in the cases of an account.
///
/// In the commit that changes the account: an address that the account no longer has is never left in its cases, whatever fails.
pub(super) async fn follow_address(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    account: AccountId,
    (from, to): (&str, &str),
) -> Result<(), UseCaseError> {
    for row in ctx.house.store.cases_of(ctx.town, account).await? {
        let file = match read_case(ctx, row.case).await {
            Err(UseCaseError::Deleted | UseCaseError::NotFound) => continue,
            read => read?,
        };
        if file.case.account() != Some(account) || !is_reached_at(&file, from) {
            continue;
        }
        match handled(ctx, &file.case, moved(&file, Identity::Account { account }, to)) {
            Ok((after, events)) => enter(ctx, commit, &file, &after, &events).await?,
            // A case that takes no further entry keeps nobody from having a new address.
            Err(UseCaseError::Rule(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

fn is_reached_at(file: &CaseFile, address: &str) -> bool {
    let known = file.case.contact().email.as_ref();
    known.is_some_and(|email| email.address.as_str().eq_ignore_ascii_case(address))
}

fn moved(file: &CaseFile, identity: Identity, to: &str) -> Vec<Command> {
    let address = Line::lossy(to);
    let email = Email { address: address.clone(), confirmed_at: None };
    let contact = Contact { email: Some(email), ..file.case.contact().clone() };
    vec![
        Command::ChangeContact(Submitter::Applicant(identity), ContactChanged { contact }),
        Command::ConfirmEmail(identity, EmailConfirmed { address }),
    ]
}

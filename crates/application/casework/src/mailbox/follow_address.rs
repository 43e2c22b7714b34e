//! The cases of an account go along when its address changes.
//!
//! A case keeps the address to which its notifications go, because a guest's case has no account. Cases that were reached at the
//! account's old address are reached at the new one, which a code has just proved; an address that somebody chose for one case
//! alone stays.

use std::net::IpAddr;

use case::{
    ApplicantActor, Command, Contact, ContactChanged, Email, EmailConfirmed, Identity, SingleLine, What,
};
use cases::{CaseFile, read_case};
use ids::{AccountId, CaseId};
use kernel::{
    commit::{Change, Commit, ResidentChange, SignInChange},
    context::TownContext,
    error::UseCaseError,
    retry::retry_on_conflict,
    rows::{SessionRow, SessionSubject},
    transact::{enter, handled},
};
use sign_in::accounts::{enter_address_code, moved_account};

/// Changes the address of the account that is signed in, and of its cases that were reached at the old one.
///
/// # Errors
///
/// As [`enter_address_code`]; [`UseCaseError::Entries`] with code `email-taken` if another account has this address.
pub async fn change_address(
    ctx: TownContext<'_>,
    session: &SessionRow,
    email: &str,
    code: &str,
    client: IpAddr,
) -> Result<(), UseCaseError> {
    let (account, email) = enter_address_code(ctx, session, email, code, client).await?;
    retry_on_conflict!(move_account(ctx, account, &email, session))
}

/// Account and cases in one commit; again if something new happened in one of the cases meanwhile.
async fn move_account(
    ctx: TownContext<'_>,
    account: AccountId,
    email: &str,
    session: &SessionRow,
) -> Result<(), UseCaseError> {
    let (mut commit, known) = moved_account(ctx, account, email, session).await?;
    let identity = Identity::Account { account };
    follow_address(ctx, &mut commit, account, &known.email, |file| moved(file, identity, email)).await?;
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

/// Adds to a commit what changes in the cases of an account.
///
/// In the commit that changes the account: an address that the account no longer has is never left in its cases, whatever fails.
pub(super) async fn follow_address(
    ctx: TownContext<'_>,
    commit: &mut Commit,
    account: AccountId,
    from: &str,
    commands: impl Fn(&CaseFile) -> Vec<Command> + Send + Sync,
) -> Result<(), UseCaseError> {
    for row in ctx.ports.store.cases_of(ctx.town, account).await? {
        let file = match read_case(ctx, row.case).await {
            Err(UseCaseError::Deleted | UseCaseError::NotFound) => continue,
            read => read?,
        };
        if file.case.account() != Some(account) || !is_reached_at(&file, from) {
            continue;
        }
        match handled(ctx, &file, commands(&file)) {
            Ok((after, events)) => {
                enter(ctx, commit, &file, &after, &events).await?;
                if events.iter().any(|event| matches!(event.what, What::ContactRestored(_))) {
                    commit.changes.extend(access_ended(row.case));
                }
            }
            // A case that takes no further entry keeps nobody from having a new address.
            Err(UseCaseError::Rule(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}

/// Whoever made a change that is objected to may know the access code: it opens the case no longer, and who has it open is out.
pub(super) fn access_ended(case: CaseId) -> [Change; 2] {
    [
        ResidentChange::DeleteCaseAccess(case).into(),
        SignInChange::EndSessions { of: SessionSubject::Case(case), but: None }.into(),
    ]
}

fn is_reached_at(file: &CaseFile, address: &str) -> bool {
    let known = file.case.contact().email.as_ref();
    known.is_some_and(|email| email.address.as_str().eq_ignore_ascii_case(address))
}

fn moved(file: &CaseFile, identity: Identity, to: &str) -> Vec<Command> {
    let address = SingleLine::lossy(to);
    let email = Email { address: address.clone(), confirmed_at: None };
    let contact = Contact { email: Some(email), ..file.case.contact().clone() };
    vec![
        Command::ChangeContact(ApplicantActor::Applicant(identity), ContactChanged { contact }),
        Command::ConfirmEmail(identity, EmailConfirmed { address }),
    ]
}

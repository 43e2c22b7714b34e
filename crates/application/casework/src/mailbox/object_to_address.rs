//! Whoever had an address before objects to its change: the address is good again, and nobody else is signed in.

use case::{Command, ContactRestored, Identity, SingleLine};
use cases::CasePlan;
use ids::{AccountId, CaseId, CommandId};
use kernel::{
    commands::Intent, context::TownContext, error::UseCaseError, retry::retry_on_conflict, rows::StreamId,
    transact::transact,
};
use sign_in::address_objection::{
    AddressChange, HolderOfAddress, Objection, find_objection, restore_account,
};

use super::follow_address::{access_ended, follow_address};

/// Objects to the change of an address, by the link that went to the address from before. That address is good again, in an account
/// also for the cases that were reached at the newer one; every session ends; the departments find it in the case. The access codes of
/// these cases are worth nothing any more either, since whoever made the change may know them.
///
/// # Errors
///
/// [`UseCaseError::Expired`] if the link is too old or used, the account or case is gone, or an earlier address has objected.
pub async fn object_to_address(
    ctx: TownContext<'_>,
    command: CommandId,
    link: &str,
) -> Result<HolderOfAddress, UseCaseError> {
    let objection = find_objection(ctx, link).await?;
    match objection.change.of {
        HolderOfAddress::Account(account) => {
            retry_on_conflict!(restore_of_account(ctx, account, &objection))?;
        }
        HolderOfAddress::Case(case) => restore_of_case(ctx, command, case, &objection).await?,
    }
    Ok(objection.change.of)
}

async fn restore_of_account(
    ctx: TownContext<'_>,
    account: AccountId,
    objection: &Objection,
) -> Result<(), UseCaseError> {
    let (mut commit, known) = restore_account(ctx, account, objection).await?;
    follow_address(ctx, &mut commit, account, &known.email, |_| vec![restored(&objection.change)]).await?;
    ctx.ports.store.commit(commit).await?;
    Ok(())
}

async fn restore_of_case(
    ctx: TownContext<'_>,
    command: CommandId,
    case: CaseId,
    objection: &Objection,
) -> Result<(), UseCaseError> {
    let intent = Intent { command, requester: objection.requester(), use_case: "object_to_address" };
    // The link has shown that the address was theirs.
    let authorize = |_: &cases::CaseFile| Ok(());
    let done = transact(ctx, intent, StreamId::Case(case), authorize, |_, ()| {
        let mut plan = CasePlan::of(restored(&objection.change)).change(objection.used_up());
        plan.changes.extend(access_ended(case));
        Ok(plan)
    });
    match done.await {
        Ok(_) => Ok(()),
        Err(UseCaseError::Rule(_) | UseCaseError::Deleted | UseCaseError::NotFound) => {
            Err(UseCaseError::Expired)
        }
        Err(error) => Err(error),
    }
}

fn restored(change: &AddressChange) -> Command {
    let restored = ContactRestored { address: SingleLine::lossy(&change.email), since: change.at };
    Command::RestoreContact(Identity::Guest, restored)
}

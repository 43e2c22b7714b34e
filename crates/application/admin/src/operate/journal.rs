//! The journal as those look at it who answer for it: whether every chain holds, and what is kept of it elsewhere.
//!
//! A look at the journal of an instance is a look at that of each of its towns, and asked for each.

use access::{Access, Action, Resource};
use ids::{TownId, Uuid};
use kernel::{
    error::UseCaseError,
    ports::Store,
    rows::{Finding, Verification},
};

use crate::Administrator;

/// Walks every chain and every checkpoint. Needs no key that opens anything.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not read the journal of each town; otherwise only if the store cannot be reached.
pub async fn verify_journal(
    access: &Access,
    store: &dyn Store,
    who: Administrator<'_>,
) -> Result<Verification, UseCaseError> {
    let mut seen = store.verify().await?;
    if seen.towns == 0 && seen.broken.is_empty() {
        // Nothing is what a database holds from which everything was taken.
        let town = TownId::from_uuid(Uuid::nil());
        let reason =
            "the database holds no town; whether it ever did, only an export of the journal tells".to_owned();
        seen.broken.push(Finding { town, stream: "database".to_owned(), seq: 0, reason });
    }
    match may_in_every_town(access, store, who, Action::ReadJournal).await {
        // A database that is so damaged that it does not name its towns has told so already.
        Err(UseCaseError::Internal { .. }) if !seen.broken.is_empty() => Ok(seen),
        asked => asked.map(|()| seen),
    }
}

/// Refuses unless they may compare the checkpoints of each town with what was kept elsewhere.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`].
pub async fn may_compare_checkpoints(
    access: &Access,
    store: &dyn Store,
    who: Administrator<'_>,
) -> Result<(), UseCaseError> {
    may_in_every_town(access, store, who, Action::ReadJournal).await
}

/// Refuses unless they may take the checkpoints of each town elsewhere.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`].
pub async fn may_export_checkpoints(
    access: &Access,
    store: &dyn Store,
    who: Administrator<'_>,
) -> Result<(), UseCaseError> {
    may_in_every_town(access, store, who, Action::ExportCheckpoints).await
}

pub(super) async fn may_in_every_town(
    access: &Access,
    store: &dyn Store,
    who: Administrator<'_>,
    action: Action,
) -> Result<(), UseCaseError> {
    for town in store.towns_with_stream().await? {
        who.must(access, action, &Resource::Town(town))?;
    }
    Ok(())
}

//! Changes of rows: each is applied by the module of its family, which knows the tables.

use kernel::commit::{Change, Commit};

use crate::{
    db::Tx, desk, directory, documents, drafts, failure::Failure, keys, numbers, register, residents,
    sign_in, vault_notes,
};

/// Applies one change of a commit.
pub(crate) async fn apply(tx: &mut Tx<'_>, commit: &Commit, change: &Change) -> Result<(), Failure> {
    if change.town().is_some_and(|town| town != commit.town) {
        return Err(Failure::Refused("a change belongs to another town than its commit"));
    }
    let (town, at) = (commit.town, commit.at);
    match change {
        Change::Directory(change) => directory::apply(tx, change).await,
        Change::Register(change) => register::apply(tx, change).await,
        Change::Key(change) => keys::apply(tx, town, at, change).await,
        Change::Draft(change) => drafts::apply(tx, town, at, change).await,
        Change::Document(change) => documents::apply(tx, town, change).await,
        Change::Resident(change) => residents::apply(tx, town, change).await,
        Change::SignIn(change) => sign_in::apply(tx, town, change).await,
        Change::Desk(change) => desk::apply(tx, town, change).await,
        Change::Number(change) => numbers::apply(tx, town, change).await,
        Change::Vault(change) => vault_notes::apply(tx, change).await,
    }
}

/// Applies a change of a derived table; refuses every other.
pub(crate) async fn derived(tx: &mut Tx<'_>, change: &Change) -> Result<(), Failure> {
    match change {
        Change::Directory(change) => directory::apply(tx, change).await,
        Change::Register(change) => register::apply(tx, change).await,
        Change::Key(_)
        | Change::Draft(_)
        | Change::Document(_)
        | Change::Resident(_)
        | Change::SignIn(_)
        | Change::Desk(_)
        | Change::Number(_)
        | Change::Vault(_) => Err(Failure::Refused("the table is not derived")),
    }
}

//! Changes of rows: which statement of which table stands for which change, a family at a time.

mod directory;
mod register;

use kernel::commit::{Change, Commit, DeskChange, DocumentChange, DraftChange, KeyChange, NumberChange};

use crate::{
    db::Tx,
    desk, documents, drafts,
    failure::Failure,
    keys,
    numbers::{self, Series},
    residents, sign_in,
};

/// Applies one change of a commit.
pub(crate) async fn apply(tx: &mut Tx<'_>, commit: &Commit, change: &Change) -> Result<(), Failure> {
    if change.town().is_some_and(|town| town != commit.town) {
        return Err(Failure::Refused("a change belongs to another town than its commit"));
    }
    let town = commit.town;
    match change {
        Change::Directory(change) => directory::apply(tx, change).await,
        Change::Register(change) => register::apply(tx, change).await,
        Change::Key(change) => key(tx, commit, change).await,
        Change::Draft(DraftChange::PutDraft { row, expected }) => drafts::put(tx, row, *expected).await,
        Change::Draft(DraftChange::DeleteDraft(draft)) => drafts::delete(tx, town, *draft).await,
        Change::Draft(DraftChange::DeleteDraftsOf(owner)) => {
            drafts::delete_of(tx, town, *owner, commit.at).await
        }
        Change::Document(DocumentChange::PutDocument(row)) => documents::put(tx, row).await,
        Change::Document(DocumentChange::MoveDocument { document, from, to }) => {
            documents::move_to(tx, town, *document, *from, *to).await
        }
        Change::Document(DocumentChange::DeleteDocument(document)) => {
            documents::delete(tx, town, *document).await
        }
        Change::Resident(change) => residents::apply(tx, town, change).await,
        Change::SignIn(change) => sign_in::apply(tx, town, change).await,
        Change::Desk(DeskChange::PutSeen(row)) => desk::put(tx, row).await,
        Change::Desk(DeskChange::DeleteSeen(case)) => desk::delete_of_case(tx, town, *case).await,
        Change::Desk(DeskChange::DeleteSeenBy(person)) => desk::delete_of_person(tx, town, *person).await,
        Change::Number(NumberChange::TakeNumber { series, year, number }) => {
            numbers::take(tx, &Series { town, name: series.clone(), year: *year }, *number).await
        }
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
        | Change::Number(_) => Err(Failure::Refused("the table is not derived")),
    }
}

async fn key(tx: &mut Tx<'_>, commit: &Commit, change: &KeyChange) -> Result<(), Failure> {
    match change {
        KeyChange::AddTownKey(row) => keys::add_town(tx, row).await,
        KeyChange::PutKey(row) => keys::put(tx, row).await,
        KeyChange::DestroyKey(key) => keys::destroy(tx, commit.town, *key, commit.at).await,
    }
}

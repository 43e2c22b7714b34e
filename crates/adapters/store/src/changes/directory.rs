//! What a town consists of.

use kernel::commit::DirectoryChange;

use crate::{
    db::Tx,
    directory::{departments, revisions, roles, services, staff, towns},
    failure::Failure,
};

pub(super) async fn apply(tx: &mut Tx<'_>, change: &DirectoryChange) -> Result<(), Failure> {
    match change {
        DirectoryChange::PutTown(row) => towns::put(tx, row).await,
        DirectoryChange::PutDepartment(row) => departments::put(tx, row).await,
        DirectoryChange::PutPerson(row) => staff::put(tx, row).await,
        DirectoryChange::PutRole(row) => roles::put(tx, row).await,
        DirectoryChange::DeleteRole(row) => roles::delete(tx, row).await,
        DirectoryChange::PutService(row) => services::put(tx, row).await,
        DirectoryChange::AddRevision(row) => revisions::add(tx, row).await,
    }
}

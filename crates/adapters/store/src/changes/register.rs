//! What lists show of cases.

use kernel::commit::RegisterChange;

use crate::{
    db::Tx,
    failure::Failure,
    register::{cases, print_list},
};

pub(super) async fn apply(tx: &mut Tx<'_>, change: &RegisterChange) -> Result<(), Failure> {
    match change {
        RegisterChange::PutCase(row) => cases::put(tx, row).await,
        RegisterChange::PutPrint(row) => print_list::put(tx, row).await,
        RegisterChange::DeletePrint(row) => print_list::delete(tx, row).await,
    }
}

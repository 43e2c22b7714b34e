//! How residents are known.

mod accounts;
pub(crate) mod case_access;
pub(crate) mod codes;

use ids::TownId;
use kernel::commit::ResidentChange;

use crate::{db::Tx, failure::Failure};

pub(crate) async fn apply(tx: &mut Tx<'_>, town: TownId, change: &ResidentChange) -> Result<(), Failure> {
    match change {
        ResidentChange::PutAccount(row) => accounts::put(tx, row).await,
        ResidentChange::DeleteAccount(account) => accounts::delete(tx, town, *account).await,
        ResidentChange::PutCaseAccess(row) => case_access::put(tx, row).await,
        ResidentChange::DeleteCaseAccess(case) => case_access::delete(tx, town, *case).await,
        ResidentChange::PutCode(row) => codes::put(tx, row).await,
        ResidentChange::CountCodeTry { id, tries_max } => codes::count_try(tx, town, *id, *tries_max).await,
        ResidentChange::UseCode(id) => codes::use_up(tx, town, *id).await,
        ResidentChange::DeleteCode(subject) => codes::delete(tx, town, subject).await,
    }
}

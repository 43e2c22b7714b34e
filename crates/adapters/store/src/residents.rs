//! How residents are known: accounts, access codes of cases, one-time codes.

mod accounts;
mod case_access;
mod codes;

use async_trait::async_trait;
use ids::{AccountId, CaseId, TownId, Uuid};
use kernel::{
    commit::ResidentChange,
    ports,
    rows::{AccountRow, CaseAccessRow, CodeRow},
};

use crate::{
    Store,
    db::Tx,
    expire::Expire,
    failure::{Failure, Read},
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[
    Table::authoritative("account").sealed(),
    Table::authoritative("case_access"),
    Table::ephemeral("code").sealed(),
];

/// Applies a change of this family.
pub(crate) async fn apply(tx: &mut Tx<'_>, town: TownId, change: &ResidentChange) -> Result<(), Failure> {
    match change {
        ResidentChange::PutAccount(row) => accounts::put(tx, row).await,
        ResidentChange::DeleteAccount(account) => accounts::delete(tx, town, *account).await,
        ResidentChange::PutCaseAccess(row) => case_access::put(tx, row).await,
        ResidentChange::DeleteCaseAccess(case) => case_access::delete(tx, town, *case).await,
        ResidentChange::PutCode(row) => codes::put(tx, row).await,
        ResidentChange::CountCodeTry { id, tries_max } => codes::count_try(tx, town, *id, *tries_max).await,
        ResidentChange::RefuseCode(id) => codes::refuse(tx, town, *id).await,
        ResidentChange::UseCode(id) => codes::use_up(tx, town, *id).await,
        ResidentChange::DeleteCode(subject) => codes::delete(tx, town, subject).await,
    }
}

/// Removes what has expired.
pub(crate) async fn expire(tx: &mut Tx<'_>, by: &Expire) -> Result<u64, Failure> {
    codes::expire(tx, by.town, by.now).await
}

#[async_trait]
impl ports::Residents for Store {
    async fn account(&self, town: TownId, account: AccountId) -> Read<Option<AccountRow>> {
        Ok(accounts::account(&mut self.db.read().await?.tx(), town, account).await?)
    }

    async fn accounts(&self, town: TownId, after: Option<AccountId>) -> Read<Vec<AccountRow>> {
        Ok(accounts::after(&mut self.db.read().await?.tx(), town, after).await?)
    }

    async fn account_by_email(&self, town: TownId, email: [u8; 32]) -> Read<Option<AccountRow>> {
        Ok(accounts::by_email(&mut self.db.read().await?.tx(), town, &email).await?)
    }

    async fn code(&self, town: TownId, subject: [u8; 32]) -> Read<Option<CodeRow>> {
        Ok(codes::by_subject(&mut self.db.read().await?.tx(), town, &subject).await?)
    }

    async fn code_by_id(&self, town: TownId, id: Uuid) -> Read<Option<CodeRow>> {
        Ok(codes::by_id(&mut self.db.read().await?.tx(), town, id).await?)
    }

    async fn case_access(&self, town: TownId, case: CaseId) -> Read<Option<CaseAccessRow>> {
        Ok(case_access::of_case(&mut self.db.read().await?.tx(), town, case).await?)
    }
}

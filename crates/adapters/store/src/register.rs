//! The register of cases: cases as lists show them, and the letters that wait to be printed.

mod case_list;
mod cases;
mod print_list;

use async_trait::async_trait;
use ids::{AccountId, CaseId, DepartmentId, TownId};
use kernel::{
    commit::RegisterChange,
    ports,
    rows::{CaseFilter, CasePage, CaseQuery, CaseRow, PrintRow, RegisteredCase},
};

use crate::{
    Store,
    db::Tx,
    failure::{Failure, Read},
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[Table::derived("case_register"), Table::derived("print_list")];

/// Applies a change of this family.
pub(crate) async fn apply(tx: &mut Tx<'_>, change: &RegisterChange) -> Result<(), Failure> {
    match change {
        RegisterChange::PutCase(row) => cases::put(tx, row).await,
        RegisterChange::PutPrint(row) => print_list::put(tx, row).await,
        RegisterChange::DeletePrint(row) => print_list::delete(tx, row).await,
    }
}

/// Conflicts if a row is not made from the last event of its stream.
pub(crate) async fn refuse_stale(tx: &mut Tx<'_>, town: TownId) -> Result<(), Failure> {
    if cases::is_stale(tx, town).await? {
        return Err(Failure::Conflict("the register of cases".to_owned()));
    }
    Ok(())
}

#[async_trait]
impl ports::CaseRegister for Store {
    async fn case(&self, town: TownId, case: CaseId) -> Read<Option<CaseRow>> {
        Ok(cases::case(&mut self.db.read().await?.tx(), town, case).await?)
    }

    async fn registered(&self, town: TownId, case: CaseId) -> Read<RegisteredCase> {
        let mut snapshot = self.db.snapshot().await?;
        let mut tx = snapshot.tx();
        Ok(RegisteredCase {
            case: cases::case(&mut tx, town, case).await?,
            is_folded: cases::is_folded(&mut tx, town, case).await?,
            letters: print_list::of_case(&mut tx, town, case).await?,
        })
    }

    async fn case_by_number(&self, town: TownId, number: &str) -> Read<Option<CaseRow>> {
        Ok(cases::by_number(&mut self.db.read().await?.tx(), town, number).await?)
    }

    async fn cases(&self, query: &CaseQuery) -> Read<CasePage> {
        Ok(case_list::page(&mut self.db.read().await?.tx(), query).await?)
    }

    async fn count_cases(&self, query: &CaseQuery, filters: &[CaseFilter]) -> Read<Vec<u64>> {
        Ok(case_list::counts(&mut self.db.read().await?.tx(), query, filters).await?)
    }

    async fn cases_of(&self, town: TownId, account: AccountId) -> Read<Vec<CaseRow>> {
        Ok(cases::of_account(&mut self.db.read().await?.tx(), town, account).await?)
    }

    async fn print_list(&self, town: TownId, departments: Option<&[DepartmentId]>) -> Read<Vec<PrintRow>> {
        Ok(print_list::list(&mut self.db.read().await?.tx(), town, departments).await?)
    }
}

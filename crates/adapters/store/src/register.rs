//! The port [`kernel::ports::CaseRegister`]: cases in lists, letters to print, documents, guest access.

mod case_list;
pub(crate) mod cases;
pub(crate) mod print_list;

use async_trait::async_trait;
use ids::{AccountId, CaseId, DepartmentId, DocumentId, StaffId, TownId};
use kernel::{
    ports::{self, ObjectName, StoreError},
    rows::{CaseAccessRow, CaseFilter, CasePage, CaseQuery, CaseRow, DocumentOwner, DocumentRow, PrintRow},
};

use crate::{Store, desk, documents, residents::case_access};

type Read<T> = Result<T, StoreError>;

#[async_trait]
impl ports::CaseRegister for Store {
    async fn case(&self, town: TownId, case: CaseId) -> Read<Option<CaseRow>> {
        Ok(cases::case(&mut self.db.read().await?.tx(), town, case).await?)
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

    async fn seen(&self, town: TownId, case: CaseId, person: StaffId) -> Read<u64> {
        Ok(desk::of_person(&mut self.db.read().await?.tx(), town, case, person).await?)
    }

    async fn print_list(&self, town: TownId, departments: Option<&[DepartmentId]>) -> Read<Vec<PrintRow>> {
        Ok(print_list::list(&mut self.db.read().await?.tx(), town, departments).await?)
    }

    async fn document(&self, town: TownId, document: DocumentId) -> Read<Option<DocumentRow>> {
        Ok(documents::document(&mut self.db.read().await?.tx(), town, document).await?)
    }

    async fn documents(&self, town: TownId, owner: DocumentOwner) -> Read<Vec<DocumentRow>> {
        Ok(documents::of_owner(&mut self.db.read().await?.tx(), town, owner).await?)
    }

    async fn named_objects(&self, town: TownId) -> Read<Vec<ObjectName>> {
        Ok(documents::objects(&mut self.db.read().await?.tx(), town).await?)
    }

    async fn case_access(&self, town: TownId, case: CaseId) -> Read<Option<CaseAccessRow>> {
        Ok(case_access::of_case(&mut self.db.read().await?.tx(), town, case).await?)
    }
}

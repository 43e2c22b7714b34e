//! What a town consists of: the town itself, departments, people and their roles, services and their published revisions.

mod departments;
mod revisions;
mod roles;
mod services;
mod staff;
mod towns;

use access::Role;
use async_trait::async_trait;
use ids::{DepartmentId, ServiceId, StaffId, TownId};
use kernel::{
    commit::DirectoryChange,
    ports,
    rows::{DepartmentRow, DirectoryRows, RevisionRow, ServiceRow, StaffRow, TownRow},
};

use crate::{
    Store,
    db::Tx,
    failure::{Failure, Read},
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[
    Table::derived("town"),
    Table::derived("department"),
    Table::derived("person"),
    Table::derived("person_role"),
    Table::derived("service"),
    Table::derived("revision"),
];

/// Applies a change of this family.
pub(crate) async fn apply(tx: &mut Tx<'_>, change: &DirectoryChange) -> Result<(), Failure> {
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

/// Conflicts if a row is not made from the last event of its stream.
pub(crate) async fn refuse_stale(tx: &mut Tx<'_>, town: TownId) -> Result<(), Failure> {
    if services::is_stale(tx, town).await? {
        return Err(Failure::Conflict("the register of services".to_owned()));
    }
    Ok(())
}

#[async_trait]
impl ports::Directory for Store {
    async fn directory(&self, town: TownId) -> Read<DirectoryRows> {
        let mut snapshot = self.db.snapshot().await?;
        let mut tx = snapshot.tx();
        Ok(DirectoryRows {
            towns: towns::town(&mut tx, town).await?.into_iter().collect(),
            departments: departments::of_town(&mut tx, town).await?,
            people: staff::of_town(&mut tx, town).await?,
            roles: roles::of_town(&mut tx, town).await?,
            services: services::of_town(&mut tx, town).await?,
            revisions: revisions::of_town(&mut tx, town).await?,
        })
    }

    async fn towns(&self) -> Read<Vec<TownRow>> {
        Ok(towns::all(&mut self.db.read().await?.tx()).await?)
    }

    async fn town_by_slug(&self, slug: &str) -> Read<Option<TownRow>> {
        Ok(towns::town_by_slug(&mut self.db.read().await?.tx(), slug).await?)
    }

    async fn town(&self, town: TownId) -> Read<Option<TownRow>> {
        Ok(towns::town(&mut self.db.read().await?.tx(), town).await?)
    }

    async fn departments(&self, town: TownId) -> Read<Vec<DepartmentRow>> {
        Ok(departments::of_town(&mut self.db.read().await?.tx(), town).await?)
    }

    async fn department(&self, town: TownId, department: DepartmentId) -> Read<Option<DepartmentRow>> {
        Ok(departments::department(&mut self.db.read().await?.tx(), town, department).await?)
    }

    async fn department_by_slug(&self, town: TownId, slug: &str) -> Read<Option<DepartmentRow>> {
        Ok(departments::by_slug(&mut self.db.read().await?.tx(), town, slug).await?)
    }

    async fn services(&self, town: TownId) -> Read<Vec<ServiceRow>> {
        Ok(services::of_town(&mut self.db.read().await?.tx(), town).await?)
    }

    async fn service(&self, town: TownId, service: ServiceId) -> Read<Option<ServiceRow>> {
        Ok(services::service(&mut self.db.read().await?.tx(), town, service).await?)
    }

    async fn service_by_slug(&self, town: TownId, slug: &str) -> Read<Option<ServiceRow>> {
        Ok(services::by_slug(&mut self.db.read().await?.tx(), town, slug).await?)
    }

    async fn revision(&self, town: TownId, service: ServiceId, revision: u32) -> Read<Option<RevisionRow>> {
        Ok(revisions::revision(&mut self.db.read().await?.tx(), town, service, revision).await?)
    }

    async fn staff(&self, town: TownId) -> Read<Vec<StaffRow>> {
        Ok(staff::of_town(&mut self.db.read().await?.tx(), town).await?)
    }

    async fn person(&self, town: TownId, person: StaffId) -> Read<Option<(StaffRow, Vec<Role>)>> {
        let mut snapshot = self.db.snapshot().await?;
        let mut tx = snapshot.tx();
        match staff::person(&mut tx, town, person).await? {
            Some(row) => Ok(Some((row, roles::of_person(&mut tx, town, person).await?))),
            None => Ok(None),
        }
    }

    async fn person_by_email(&self, town: TownId, email: &str) -> Read<Option<StaffRow>> {
        Ok(staff::by_email(&mut self.db.read().await?.tx(), town, email).await?)
    }

    async fn colleagues(&self, town: TownId, department: DepartmentId) -> Read<Vec<StaffRow>> {
        Ok(staff::of_department(&mut self.db.read().await?.tx(), town, department).await?)
    }
}

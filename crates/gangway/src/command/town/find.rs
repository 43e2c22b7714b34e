//! Things of a town by the names that operators give.

use kernel::{
    context::{Ports, TownContext},
    rows::{DepartmentRow, ServiceRow, StaffRow, TownRow},
};

use crate::answer::Failure;

/// The town with this short name.
pub(crate) async fn town(ports: &Ports, slug: &str) -> Result<TownRow, Failure> {
    let towns = ports.store.towns().await?;
    let known = list(towns.iter().map(|town| town.slug.as_str()));
    let found = towns.into_iter().find(|town| town.slug == slug);
    found.ok_or_else(|| Failure::Call(format!("there is no town «{slug}»; there are: {known}")))
}

/// The department with this short name.
pub(crate) async fn department(ctx: TownContext<'_>, slug: &str) -> Result<DepartmentRow, Failure> {
    let departments = ctx.ports.store.departments(ctx.town).await?;
    let known = list(departments.iter().map(|department| department.slug.as_str()));
    let found = departments.into_iter().find(|department| department.slug == slug);
    found.ok_or_else(|| Failure::Call(format!("there is no department «{slug}»; there are: {known}")))
}

/// The service with this short name.
pub(crate) async fn service(ctx: TownContext<'_>, slug: &str) -> Result<ServiceRow, Failure> {
    let services = ctx.ports.store.services(ctx.town).await?;
    let known = list(services.iter().map(|service| service.slug.as_str()));
    let found = services.into_iter().find(|service| service.slug == slug);
    found.ok_or_else(|| Failure::Call(format!("there is no service «{slug}»; there are: {known}")))
}

/// The member of staff with this work address.
pub(crate) async fn person(ctx: TownContext<'_>, email: &str) -> Result<StaffRow, Failure> {
    let found = ctx.ports.store.person_by_email(ctx.town, &email.trim().to_lowercase()).await?;
    found.ok_or_else(|| Failure::Call(format!("nobody with the address «{email}» works for this town")))
}

fn list<'a>(names: impl Iterator<Item = &'a str>) -> String {
    let names: Vec<&str> = names.take(20).collect();
    if names.is_empty() { "none".to_owned() } else { names.join(", ") }
}

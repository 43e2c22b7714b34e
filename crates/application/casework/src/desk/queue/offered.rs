//! What a list can be narrowed to: services and colleagues of the departments that somebody sees.

use std::collections::{BTreeMap, BTreeSet};

use access::Departments;
use ids::{DepartmentId, ServiceId, StaffId};
use kernel::{
    catalogue::published,
    context::{StaffContext, TownContext},
    error::UseCaseError,
};

/// The services of the departments whose cases this person sees; a filter offers no others.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn own_services(ctx: StaffContext<'_>) -> Result<BTreeSet<ServiceId>, UseCaseError> {
    let departments = departments(ctx)?;
    let services = ctx.ports.store.services(ctx.town).await?.into_iter();
    let own = services
        .filter(|row| departments.as_ref().is_none_or(|departments| departments.contains(&row.department)));
    Ok(own.map(|row| row.service).collect())
}

/// Who else works in the departments whose cases this person sees, by name; a filter offers nobody else.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for those who see no cases at all.
pub async fn colleagues(ctx: StaffContext<'_>) -> Result<Vec<(StaffId, String)>, UseCaseError> {
    let departments = match departments(ctx)? {
        Some(departments) => departments,
        None => ctx.ports.store.departments(ctx.town).await?.into_iter().map(|row| row.department).collect(),
    };
    let mut found = BTreeSet::new();
    for department in departments {
        let there = ctx.ports.store.colleagues(ctx.town, department).await?.into_iter();
        let others = there.filter(|row| row.person != ctx.signed_in.person());
        found.extend(others.map(|row| (row.name, row.person)));
    }
    Ok(found.into_iter().map(|(name, person)| (person, name)).collect())
}

/// The names of the town's services in German and English, by id.
///
/// # Errors
///
/// Only if the store fails.
pub async fn service_names(
    ctx: TownContext<'_>,
) -> Result<BTreeMap<ServiceId, form::format::Text>, UseCaseError> {
    let mut names = BTreeMap::new();
    for row in ctx.ports.store.services(ctx.town).await? {
        let name = match row.revision {
            Some(revision) => published(ctx, row.service, revision).await?.pack.service.name.clone(),
            // Withdrawn services keep their short name; cases of theirs may still be open.
            None => form::format::Text { de: row.slug.clone(), en: None, easy: None },
        };
        names.insert(row.service, name);
    }
    Ok(names)
}

/// The departments that this person's lists are narrowed to; `None` means all of the town.
pub(crate) fn departments(ctx: StaffContext<'_>) -> Result<Option<Vec<DepartmentId>>, UseCaseError> {
    match ctx.ports.access.scope(ctx.signed_in).departments {
        Departments::All => Ok(None),
        Departments::Some(departments) if departments.is_empty() => {
            Err(UseCaseError::Forbidden { action: access::Action::ListCases })
        }
        Departments::Some(departments) => Ok(Some(departments.into_iter().collect())),
    }
}

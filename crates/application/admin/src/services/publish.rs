//! Publishing and withdrawing.

use ids::{CommandId, DepartmentId, ServiceId};
use kernel::{
    commit::{Change, KeyChange},
    context::TownContext,
    error::UseCaseError,
    retry::retry_on_conflict,
    rows::ServiceRow,
};
use service::pack::Pack;
use town::ActorRef;

use crate::services::{ServiceFile, read_service};

/// Publishes a pack as the next revision of its service; the first one installs the service.
///
/// The same content again is not a new revision.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the pack's department is unknown here. The pack must have been checked before.
pub async fn publish_pack(
    ctx: TownContext<'_>,
    command: CommandId,
    by: ActorRef,
    pack: Pack,
) -> Result<(ServiceId, u32), UseCaseError> {
    let department = department_by_slug(ctx, &pack.service.department).await?;
    let file = retry_on_conflict!(publish_once(ctx, command, &by, (&pack, department)))?;
    let offered = file.state.offered().ok_or(UseCaseError::NotFound)?;
    Ok((file.service, offered.number))
}

async fn publish_once(
    ctx: TownContext<'_>,
    command: CommandId,
    by: &ActorRef,
    (pack, department): (&Pack, DepartmentId),
) -> Result<ServiceFile, UseCaseError> {
    let (file, changes) = match service_by_slug(ctx, &pack.service.key).await? {
        Some(row) => (read_service(ctx, row.service).await?, Vec::new()),
        None => new_service(ctx).await?,
    };
    match file.state.publish(pack, department, by.clone()) {
        Some(event) => file.record(ctx, (command, "publish_pack"), event, changes).await,
        None => Ok(file),
    }
}

/// A service that is not there yet, and its key.
async fn new_service(ctx: TownContext<'_>) -> Result<(ServiceFile, Vec<Change>), UseCaseError> {
    let fresh = ctx.ports.keyring.make(ctx.town, ctx.now).await?;
    let service = ServiceId::from_uuid(ctx.ports.ids.next());
    let changes = vec![Change::Key(KeyChange::PutKey(fresh.row))];
    Ok((ServiceFile::new(ctx, service, fresh.id), changes))
}

/// Takes a service off what the town offers; drafts and cases keep their revision. One that is not offered stays as it is.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no service of this short name.
pub async fn withdraw_service(
    ctx: TownContext<'_>,
    command: CommandId,
    by: ActorRef,
    slug: &str,
) -> Result<ServiceId, UseCaseError> {
    let row = service_by_slug(ctx, slug).await?.ok_or(UseCaseError::NotFound)?;
    retry_on_conflict!(withdraw_once(ctx, command, &by, row.service))
}

async fn withdraw_once(
    ctx: TownContext<'_>,
    command: CommandId,
    by: &ActorRef,
    service: ServiceId,
) -> Result<ServiceId, UseCaseError> {
    let file = read_service(ctx, service).await?;
    if let Some(event) = file.state.withdraw(by.clone()) {
        file.record(ctx, (command, "withdraw_service"), event, Vec::new()).await?;
    }
    Ok(service)
}

async fn service_by_slug(ctx: TownContext<'_>, slug: &str) -> Result<Option<ServiceRow>, UseCaseError> {
    let services = ctx.ports.store.services(ctx.town).await?;
    Ok(services.into_iter().find(|service| service.slug == slug))
}

async fn department_by_slug(ctx: TownContext<'_>, slug: &str) -> Result<DepartmentId, UseCaseError> {
    let departments = ctx.ports.store.departments(ctx.town).await?;
    let known = departments.into_iter().find(|department| department.slug == slug);
    known.map(|row| row.department).ok_or_else(|| UseCaseError::entry("department", "department-unknown"))
}

//! Publishing and withdrawing.

use access::{Action, Resource};
use ids::{CommandId, DepartmentId, ServiceId};
use kernel::{
    commit::{Change, KeyChange},
    context::TownContext,
    error::{UseCaseError, codes::TownCode},
    retry::retry_on_conflict,
    rows::{ServiceRow, StreamId},
    transact::{transact, transact_from},
};
use service::pack::Pack;

use crate::{
    Administrator,
    authorize::authorize,
    services::{ServiceFile, ServicePlan, read_service},
};

/// Publishes a pack as the next revision of its service; the first one installs the service.
///
/// The same content again is not a new revision.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Entries`] if the pack's department is unknown here. The pack
/// must have been checked before.
pub async fn publish_pack(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    pack: Pack,
) -> Result<(ServiceId, u32), UseCaseError> {
    let file = retry_on_conflict!(publish_once(ctx, command, who, &pack))?;
    let offered = file.state.offered().ok_or(UseCaseError::NotFound)?;
    Ok((file.service, offered.number))
}

async fn publish_once(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    pack: &Pack,
) -> Result<ServiceFile, UseCaseError> {
    let known = ctx.ports.store.service_by_slug(ctx.town, &pack.service.key).await?;
    // A service that is here is published, one that is not is installed.
    match &known {
        Some(row) => may_publish(ctx, who, row)?,
        None => authorize(ctx, who, Action::InstallPack)?,
    }
    let department = department_by_slug(ctx, &pack.service.department).await?;
    let (file, changes) = match known {
        Some(row) => (read_service(ctx, row.service).await?, Vec::new()),
        None => new_service(ctx).await?,
    };
    let stream = file.history.position.stream;
    let intent = who.intent(command, "publish_pack");
    let authorize = |_: &ServiceFile| Ok(());
    let publish = |file: &ServiceFile, ()| {
        let event = file.state.publish(pack, department, who.by());
        let plan = event.map_or_else(ServicePlan::nothing, ServicePlan::of);
        let is_new = file.history.position.seq == 0;
        Ok(if is_new { ServicePlan { changes: changes.clone(), ..plan } } else { plan })
    };
    match transact_from(ctx, intent, file, authorize, publish).await {
        // It has begun under another id meanwhile: whoever asked looks it up again.
        Err(UseCaseError::NotFound) => Err(UseCaseError::Conflict { what: stream.to_string() }),
        published => published,
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
/// [`UseCaseError::NotFound`] if there is no service of this short name, [`UseCaseError::Forbidden`] for who may not.
pub async fn withdraw_service(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    slug: &str,
) -> Result<ServiceId, UseCaseError> {
    let row = ctx.ports.store.service_by_slug(ctx.town, slug).await?.ok_or(UseCaseError::NotFound)?;
    may_publish(ctx, who, &row)?;
    let intent = who.intent(command, "withdraw_service");
    let authorize = |_: &ServiceFile| Ok(());
    let withdraw = |file: &ServiceFile, ()| {
        Ok(file.state.withdraw(who.by()).map_or_else(ServicePlan::nothing, ServicePlan::of))
    };
    transact(ctx, intent, StreamId::Service(row.service), authorize, withdraw).await?;
    Ok(row.service)
}

/// Whoever puts a service into force also takes it back.
fn may_publish(ctx: TownContext<'_>, who: Administrator<'_>, row: &ServiceRow) -> Result<(), UseCaseError> {
    let ServiceRow { town, department, service, .. } = *row;
    let service = Resource::Service { town, department, service };
    who.must(&ctx.ports.access, Action::PublishService, &service)
}

async fn department_by_slug(ctx: TownContext<'_>, slug: &str) -> Result<DepartmentId, UseCaseError> {
    let known = ctx.ports.store.department_by_slug(ctx.town, slug).await?;
    known
        .map(|row| row.department)
        .ok_or_else(|| UseCaseError::entry("department", TownCode::DepartmentUnknown))
}

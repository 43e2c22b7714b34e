//! A town as those see it who run it, and its seal.

use access::Action;
use ids::CommandId;
use kernel::{context::TownContext, error::UseCaseError};
use town::{SealState, SettingsEvent, TownState};

use crate::{
    Administrator,
    authorize::authorize,
    towns::{TownPlan, read_town, record},
};

/// A town with its settings and everybody who works there.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not see both, [`UseCaseError::NotFound`] if there is no such town.
pub async fn view_town(ctx: TownContext<'_>, who: Administrator<'_>) -> Result<TownState, UseCaseError> {
    authorize(ctx, who, Action::SeeSettings)?;
    authorize(ctx, who, Action::SeeStaff)?;
    Ok(read_town(ctx).await?.state)
}

/// Notes with which seal the town seals from now on; its files were kept before.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not.
pub async fn set_seal(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    seal: SealState,
) -> Result<(), UseCaseError> {
    authorize(ctx, who, Action::ChangeSettings)?;
    let SealState { subject, qualified } = seal;
    let event = SettingsEvent::SealSet { subject, qualified, by: who.by() };
    record(ctx, who.intent(command, "set_seal"), |_state| Ok(TownPlan::of(event.clone()))).await?;
    Ok(())
}

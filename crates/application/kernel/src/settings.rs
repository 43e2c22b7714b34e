//! The settings of a town as they are kept.

use town::Settings;

use crate::{context::TownContext, error::UseCaseError, rows::TownRow};

/// The settings of a town.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is no such town.
pub async fn of(ctx: TownContext<'_>) -> Result<Settings, UseCaseError> {
    let row = ctx.ports.store.town(ctx.town).await?.ok_or(UseCaseError::NotFound)?;
    of_row(&row)
}

/// The settings in a row.
///
/// # Errors
///
/// [`UseCaseError::Internal`] if they cannot be read, which their writing rules out.
pub fn of_row(row: &TownRow) -> Result<Settings, UseCaseError> {
    serde_json::from_value(row.settings.clone())
        .map_err(|error| UseCaseError::internal("read the settings", error))
}

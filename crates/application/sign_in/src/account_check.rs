//! Whether the row of an account is what its owner made of it: no event holds accounts, so the row must tell by itself.

use kernel::{context::TownContext, error::UseCaseError, rows::AccountRow};

use crate::accounts::{Profile, email_digest, seal_context};

/// Whether an account is found under the address that its own profile says.
///
/// # Errors
///
/// If the profile does not open.
pub async fn is_found_by_its_address(ctx: TownContext<'_>, row: &AccountRow) -> Result<bool, UseCaseError> {
    let json = ctx.ports.keyring.open(row.key, seal_context(ctx, row.account), &row.sealed).await?;
    let profile: Profile =
        serde_json::from_slice(&json).map_err(|error| UseCaseError::internal("read an account", error))?;
    Ok(email_digest(ctx, &profile.email).await? == row.email)
}

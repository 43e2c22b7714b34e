//! The token by which a client of the HTTP interface is recognised.

use ids::{ClientId, ServiceId};
use kernel::{error::UseCaseError, house::TownContext};

/// What every token starts with, so that people and scanners recognise one.
pub const TOKEN_PREFIX: &str = "gwc_";

/// The client behind a token, with the service that it is bound to.
///
/// # Errors
///
/// [`UseCaseError::Expired`] for a token that is unknown or too old.
pub async fn authenticate(
    ctx: TownContext<'_>,
    token: &str,
) -> Result<(ClientId, Option<ServiceId>), UseCaseError> {
    let digest = token_digest(ctx, token).await?;
    let row = ctx.house.store.client(ctx.town, digest).await?;
    let row = row.filter(|row| row.expires_at > ctx.now).ok_or(UseCaseError::Expired)?;
    Ok((row.client, row.service))
}

/// The digest under which a client's token is kept.
///
/// # Errors
///
/// Only if the town's key fails.
pub async fn token_digest(ctx: TownContext<'_>, token: &str) -> Result<[u8; 32], UseCaseError> {
    Ok(ctx.house.keyring.digest(ctx.town, "client token", token.as_bytes()).await?)
}

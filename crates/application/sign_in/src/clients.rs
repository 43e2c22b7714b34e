//! The token by which a client of the HTTP interface is recognised.

use ids::{ClientId, ServiceId, TownId};
use jiff::Timestamp;
use kernel::{
    context::{Ports, TownContext},
    error::UseCaseError,
    row_seals::SealedRow as _,
};

/// What every token starts with, so that people and scanners recognise one.
pub const TOKEN_PREFIX: &str = "gwc_";

/// A client that has shown its token.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct KnownClient {
    /// The town that has registered it.
    pub town: TownId,
    pub client: ClientId,
    /// Only this service, if the token is bound to one.
    pub service: Option<ServiceId>,
}

/// The client behind a token of the town with this short name.
///
/// # Errors
///
/// [`UseCaseError::Expired`] for an unknown town as for a token that is unknown or too old: they are told the same.
pub async fn authenticate(
    ports: &Ports,
    slug: &str,
    token: &str,
    now: Timestamp,
) -> Result<KnownClient, UseCaseError> {
    let town = ports.store.town_by_slug(slug).await?.ok_or(UseCaseError::Expired)?.town;
    let ctx = TownContext { ports, town, now };
    let digest = token_digest(ctx, token).await?;
    let row = ctx.ports.store.client(ctx.town, digest).await?;
    let row = row.filter(|row| row.expires_at > ctx.now).ok_or(UseCaseError::Expired)?;
    // Whoever can write rows, but has no key, gives nobody the rights of another program.
    if !row.is_genuine(&*ctx.ports.keyring).await? {
        return Err(UseCaseError::Expired);
    }
    Ok(KnownClient { town, client: row.client, service: row.service })
}

/// The digest under which a client's token is kept.
///
/// # Errors
///
/// Only if the town's key fails.
pub async fn token_digest(ctx: TownContext<'_>, token: &str) -> Result<[u8; 32], UseCaseError> {
    Ok(ctx.ports.keyring.digest(ctx.town, "client token", token.as_bytes()).await?)
}

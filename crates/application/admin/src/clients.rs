//! Registering clients of the HTTP interface: software with a token for one town or one service.

use access::{Action, SessionToken};
use ids::{ClientId, CommandId};
use jiff::Timestamp;
use kernel::{
    catalogue::offered_as,
    commit::{Change, SignInChange},
    context::TownContext,
    error::{
        UseCaseError,
        codes::{DateCode, TextCode},
    },
    row_seals::SealedRow as _,
    rows::ClientRow,
};
use sign_in::clients::{TOKEN_PREFIX, token_digest};
use town::{ClientEvent, TownState};

use crate::{
    Administrator,
    authorize::authorize,
    towns::{TownPlan, read_town, record},
};

/// A client to register.
#[derive(Debug, Clone)]
pub struct NewClient {
    /// Its name, for the operator.
    pub name: String,
    /// Only this service, by its short name.
    pub service: Option<String>,
    /// Until when its token is good.
    pub expires_at: Timestamp,
}

/// Registers a client; its token is told once, here.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Entries`] for an empty name, a past day or an unknown service.
pub async fn add_client(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    new: NewClient,
) -> Result<(ClientId, String), UseCaseError> {
    authorize(ctx, who, Action::ChangeSettings)?;
    if new.name.trim().is_empty() {
        return Err(UseCaseError::entry("name", TextCode::Empty));
    }
    if new.expires_at <= ctx.now {
        return Err(UseCaseError::entry("expires", DateCode::Past));
    }
    let service = match &new.service {
        Some(slug) => Some(offered_as(ctx, slug).await?.service),
        None => None,
    };
    let client = ClientId::from_uuid(ctx.ports.ids.next());
    let token = format!("{TOKEN_PREFIX}{}", SessionToken::from_random(ctx.ports.ids.secret()).reveal());
    let row = ClientRow {
        town: ctx.town,
        client,
        name: new.name.trim().to_owned(),
        token: token_digest(ctx, &token).await?,
        service,
        expires_at: new.expires_at,
        seal: [0; 32],
    };
    let row = row.sealed(&*ctx.ports.keyring).await?;
    record(ctx, who.intent(command, "add_client"), |_state| {
        let event = ClientEvent::ClientAdded {
            client,
            name: row.name.clone(),
            service,
            expires_at: row.expires_at,
            by: who.by(),
        };
        Ok(TownPlan {
            changes: vec![Change::SignIn(SignInChange::PutClient(row.clone()))],
            ..TownPlan::of(event)
        })
    })
    .await?;
    Ok((client, token))
}

/// Takes a client's token back: it is refused from now on. What the client has filed stays, and goes on without it.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::NotFound`] if there is no such client, or none any more.
pub async fn revoke_client(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    client: ClientId,
) -> Result<(), UseCaseError> {
    authorize(ctx, who, Action::ChangeSettings)?;
    record(ctx, who.intent(command, "revoke_client"), |state| {
        if !state.clients.contains_key(&client) {
            return Err(UseCaseError::NotFound);
        }
        let event = ClientEvent::ClientRevoked { client, by: who.by() };
        Ok(TownPlan {
            changes: vec![Change::SignIn(SignInChange::DeleteClient(client))],
            ..TownPlan::of(event)
        })
    })
    .await?;
    Ok(())
}

/// A town with its clients; their tokens are known to nobody any more.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not, [`UseCaseError::NotFound`] if there is no such town.
pub async fn view_clients(ctx: TownContext<'_>, who: Administrator<'_>) -> Result<TownState, UseCaseError> {
    authorize(ctx, who, Action::SeeSettings)?;
    Ok(read_town(ctx).await?.state)
}

//! Signing in to an account takes along what a guest has begun.

use std::net::IpAddr;

use kernel::{
    context::{ResidentContext, SessionKind, TownContext},
    error::UseCaseError,
    rows::{SessionRow, SessionSubject},
};
use sign_in::{
    accounts::enter_sign_in_code,
    sessions::{Begun, begin_session, session_kind},
};

use crate::adopt_drafts;

/// Signs in with the code; makes the account at the first time and takes the drafts of the session along.
///
/// # Errors
///
/// As [`enter_sign_in_code`].
pub async fn sign_in_with_code(
    ctx: TownContext<'_>,
    session: &SessionRow,
    email: &str,
    code: &str,
    client: IpAddr,
) -> Result<Begun, UseCaseError> {
    let account = enter_sign_in_code(ctx, session, email, code, client).await?;
    if let SessionKind::Guest { secret } | SessionKind::OneCase { secret, .. } =
        session_kind(ctx.ports, session).await?
    {
        let owner = ResidentContext {
            ports: ctx.ports,
            town: ctx.town,
            session_kind: SessionKind::Account { account },
            now: ctx.now,
        };
        adopt_drafts(owner, secret, account).await?;
    }
    begin_session(ctx.ports, ctx.town, SessionSubject::Account(account), Some(session), ctx.now).await
}

//! A resident's own case: whoever it belongs to reads it and acts on it, nobody else learns that it exists.

use case::Identity;
use ids::CaseId;
use kernel::{
    context::{ResidentContext, SessionKind},
    error::UseCaseError,
};

use crate::{Act, CaseFile, act, read_case};

/// The visitor's own case.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is not theirs.
pub async fn my_case(ctx: ResidentContext<'_>, id: CaseId) -> Result<CaseFile, UseCaseError> {
    let file = read_case(ctx.in_town(), id).await?;
    identity(ctx.session_kind, &file)?;
    Ok(file)
}

/// Acts on the visitor's own case.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is not theirs; what the case refuses.
pub async fn act_on_mine(
    ctx: ResidentContext<'_>,
    name: &'static str,
    id: CaseId,
    decide: impl Fn(&CaseFile, Identity) -> Result<Act, UseCaseError> + Send + Sync,
) -> Result<CaseFile, UseCaseError> {
    act(ctx.in_town(), ctx.command, name, id, |file: &CaseFile| {
        let identity = identity(ctx.session_kind, file)?;
        decide(file, identity)
    })
    .await
}

/// How the visitor is known to this case; nobody else learns that it exists.
fn identity(session_kind: SessionKind, file: &CaseFile) -> Result<Identity, UseCaseError> {
    match session_kind {
        SessionKind::Account { account } if file.case.account() == Some(account) => {
            Ok(Identity::Account { account })
        }
        SessionKind::OneCase { case, .. } if file.case.id() == case => Ok(Identity::Guest),
        SessionKind::Account { .. } | SessionKind::OneCase { .. } | SessionKind::Guest { .. } => {
            Err(UseCaseError::NotFound)
        }
    }
}

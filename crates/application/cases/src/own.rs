//! A resident's own case: whoever it belongs to reads it and acts on it, nobody else learns that it exists.

use case::Identity;
use ids::CaseId;
use kernel::{
    context::{Changing, ResidentContext, SessionKind},
    error::UseCaseError,
    rows::StreamId,
    transact::transact,
};

use crate::{CaseFile, CasePlan, read_case};

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

/// Changes the visitor's own case.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if it is not theirs; what the case refuses.
pub async fn change_my_case(
    ctx: Changing<ResidentContext<'_>>,
    use_case: &'static str,
    id: CaseId,
    decide: impl Fn(&CaseFile, Identity) -> Result<CasePlan, UseCaseError> + Send + Sync,
) -> Result<CaseFile, UseCaseError> {
    let authorize = |file: &CaseFile| identity(ctx.session_kind, file);
    transact(ctx.in_town(), ctx.intent(use_case), StreamId::Case(id), authorize, decide).await
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

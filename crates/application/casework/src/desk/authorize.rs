//! The one way to a case for staff: read it, and ask the policies beside the read.

use access::{Action, CaseFacts, Resource};
use case::{Case, StaffActor};
use cases::{CaseFile, CasePlan, read_case};
use ids::{CaseId, StaffId};
use kernel::{
    context::{Changing, StaffContext},
    error::UseCaseError,
    transact::transact_from,
};

/// What the policies look at in a case. `first_signer` matters to the second sign-off only.
#[must_use]
pub fn case_facts(case: &Case, first_signer: Option<StaffId>) -> CaseFacts {
    CaseFacts {
        town: case.town(),
        department: case.department(),
        assignee: case.assignee().map(|person| person.id),
        first_signer,
    }
}

/// Reads a case for a member of staff.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the person may not know of it, [`UseCaseError::Forbidden`] if they may not open it.
pub async fn open_case(ctx: StaffContext<'_>, id: CaseId) -> Result<CaseFile, UseCaseError> {
    let file = read_case(ctx.in_town(), id).await?;
    ctx.must(Action::OpenCase, &Resource::Case(case_facts(&file.case, None)))?;
    Ok(file)
}

/// Changes a case as a member of staff who may.
///
/// # Errors
///
/// As [`open_case`], what the rules of the case refuse, and [`UseCaseError::Conflict`] after the last lost race.
pub async fn change_case(
    ctx: Changing<StaffContext<'_>>,
    action: Action,
    use_case: &'static str,
    id: CaseId,
    decide: impl Fn(&CaseFile, StaffActor) -> Result<CasePlan, UseCaseError> + Send + Sync,
) -> Result<CaseFile, UseCaseError> {
    let file = read_case(ctx.in_town(), id).await?;
    change_case_from(ctx, action, use_case, file, decide).await
}

/// As [`change_case`], from a case that was just read.
///
/// # Errors
///
/// As [`change_case`].
pub async fn change_case_from(
    ctx: Changing<StaffContext<'_>>,
    action: Action,
    use_case: &'static str,
    file: CaseFile,
    decide: impl Fn(&CaseFile, StaffActor) -> Result<CasePlan, UseCaseError> + Send + Sync,
) -> Result<CaseFile, UseCaseError> {
    let authorize = |file: &CaseFile| {
        ctx.must(action, &Resource::Case(case_facts(&file.case, None)))?;
        Ok(StaffActor::from(ctx.signed_in))
    };
    transact_from(ctx.in_town(), ctx.intent(use_case), file, authorize, decide).await
}

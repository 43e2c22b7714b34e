//! The one way to a case for staff: read it, and ask the policies beside the read.

use access::{Action, CaseFacts, Resource};
use case::{Case, StaffActor};
use cases::{Act, CaseFile, act, read_case};
use ids::{CaseId, StaffId};
use kernel::{context::StaffContext, error::UseCaseError};

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

/// Acts on a case as a member of staff who may.
///
/// # Errors
///
/// As [`open_case`], what the rules of the case refuse, and [`UseCaseError::Conflict`] after three lost races.
pub async fn act_on_case(
    ctx: StaffContext<'_>,
    action: Action,
    name: &'static str,
    id: CaseId,
    decide: impl Fn(&CaseFile, StaffActor) -> Result<Act, UseCaseError> + Send + Sync,
) -> Result<CaseFile, UseCaseError> {
    act(ctx.in_town(), ctx.command, name, id, |file: &CaseFile| {
        ctx.must(action, &Resource::Case(case_facts(&file.case, None)))?;
        decide(file, StaffActor::from(ctx.signed_in))
    })
    .await
}

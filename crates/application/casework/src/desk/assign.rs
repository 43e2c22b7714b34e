//! Who works on a case: taking, giving, handing over, closing.

use access::Action;
use case::{Assigned, Command, HandOver, Paragraphs, Recorder, SingleLine, StaffRef};
use cases::{CaseFile, CasePlan};
use ids::{CaseId, DepartmentId, StaffId};
use kernel::{
    context::{Changing, StaffContext},
    error::{UseCaseError, codes::ChoiceCode},
    rows::StaffState,
};

use crate::desk::{case_resource, change_case, read_as_staff, unchanged};

/// Takes a case up. What a colleague has, only leads take over.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] without the right.
pub async fn take_case(ctx: Changing<StaffContext<'_>>, id: CaseId) -> Result<(), UseCaseError> {
    change_case(ctx, Action::TakeCase, "take_case", id, |file: &CaseFile, staff_actor| {
        let me = staff_actor.person().clone();
        match file.case.assignee() {
            Some(assignee) if assignee.id == me.id => return Ok(CasePlan::nothing()),
            Some(_) => ctx.must(Action::AssignCase, &case_resource(&file.case))?,
            None => {}
        }
        Ok(CasePlan::of(Command::Assign(staff_actor, Assigned { to: me })))
    })
    .await?;
    Ok(())
}

/// Gives a case to a colleague of its department.
///
/// # Errors
///
/// [`UseCaseError::Entries`] with code `colleague-unknown` for somebody who does not work there.
pub async fn assign_case(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    to: StaffId,
) -> Result<(), UseCaseError> {
    let department = read_as_staff(*ctx, Action::AssignCase, id).await?.case.department();
    let colleagues = ctx.ports.store.colleagues(ctx.town, department).await?;
    let person = colleagues.into_iter().find(|row| row.person == to && row.state == StaffState::Active);
    let person = person.ok_or_else(|| UseCaseError::entry("person", ChoiceCode::Colleague))?;
    let to = StaffRef { id: person.person, name: SingleLine::lossy(&person.name) };
    change_case(ctx, Action::AssignCase, "assign_case", id, |file: &CaseFile, staff_actor| {
        if file.case.department() != department {
            return Err(UseCaseError::Conflict { what: format!("case:{id}") });
        }
        Ok(CasePlan::of(Command::Assign(staff_actor, Assigned { to: to.clone() })))
    })
    .await?;
    Ok(())
}

/// Puts a case back into the queue of its department: one's own, or as a lead anybody's.
///
/// # Errors
///
/// What the case refuses.
pub async fn release_case(ctx: Changing<StaffContext<'_>>, id: CaseId) -> Result<(), UseCaseError> {
    change_case(ctx, Action::TakeCase, "release_case", id, |file: &CaseFile, staff_actor| {
        let own = file.case.assignee().is_none_or(|assignee| assignee.id == ctx.signed_in.person());
        if !own {
            ctx.must(Action::AssignCase, &case_resource(&file.case))?;
        }
        Ok(CasePlan::of(Command::Release(staff_actor)))
    })
    .await?;
    Ok(())
}

/// Hands a case over to another department, with a reason that staff read.
///
/// # Errors
///
/// [`UseCaseError::Entries`] if the department or the reason is missing; [`UseCaseError::Conflict`] if there is news since `seen`.
pub async fn hand_over(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    to: Option<DepartmentId>,
    reason: &str,
    seen: u64,
) -> Result<(), UseCaseError> {
    let missing = || UseCaseError::entry("department", ChoiceCode::Department);
    let row = ctx.ports.store.department(ctx.town, to.ok_or_else(missing)?).await?;
    let to = row.ok_or_else(missing)?.department;
    let reason = Paragraphs::parse(reason).map_err(|bad| UseCaseError::entry("reason", bad))?;
    change_case(ctx, Action::HandOver, "hand_over", id, |file: &CaseFile, staff_actor| {
        unchanged(*ctx, &file.case, seen)?;
        Ok(CasePlan::of(Command::HandOver(staff_actor, HandOver { to, reason: reason.clone() })))
    })
    .await?;
    Ok(())
}

/// Closes a case in which nothing more can come.
///
/// # Errors
///
/// What the case refuses, with the reason.
pub async fn close_case(ctx: Changing<StaffContext<'_>>, id: CaseId, seen: u64) -> Result<(), UseCaseError> {
    change_case(ctx, Action::CloseCase, "close_case", id, |file: &CaseFile, staff_actor| {
        unchanged(*ctx, &file.case, seen)?;
        Ok(CasePlan::of(Command::Close(Recorder::StaffActor(staff_actor))))
    })
    .await?;
    Ok(())
}

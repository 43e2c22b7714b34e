//! Giving and taking roles.

use access::{Action, BadRole, Role};
use ids::{CommandId, DepartmentId, StaffId};
use kernel::{
    context::TownContext,
    error::{
        UseCaseError,
        codes::{ChoiceCode, TownCode},
    },
};
use town::StaffEvent;

use crate::{
    Administrator,
    authorize::authorize,
    towns::{TownPlan, record},
};

/// A role as people name it on the command line and in forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleName {
    /// As [`Role::name`] gives it.
    pub role: String,
    /// The department, of a role in one.
    pub department: Option<DepartmentId>,
}

impl RoleName {
    /// The role of this name.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Entries`] if there is none, or if its department is missing or too much.
    pub fn parse(&self) -> Result<Role, UseCaseError> {
        Role::named(&self.role, self.department).map_err(|bad| match bad {
            BadRole::DepartmentMissing(_) => UseCaseError::entry("department", ChoiceCode::Department),
            BadRole::Unknown(_) | BadRole::DepartmentTooMuch(_) => {
                UseCaseError::entry("role", TownCode::RoleUnknown)
            }
        })
    }
}

/// Gives a role.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Entries`] for an unknown role, [`UseCaseError::NotFound`] for an unknown person or department.
pub async fn grant_role(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    person: StaffId,
    role: RoleName,
) -> Result<(), UseCaseError> {
    authorize(ctx, who, Action::ManageStaff)?;
    let parsed = role.parse()?;
    record(ctx, who.intent(command, "grant_role"), |state| {
        let department_is_here = role.department.is_none_or(|id| state.departments.contains_key(&id));
        if !state.staff.contains_key(&person) || !department_is_here {
            return Err(UseCaseError::NotFound);
        }
        if state.roles.contains(&(person, parsed)) {
            return Ok(TownPlan::nothing());
        }
        let RoleName { role, department } = role.clone();
        Ok(TownPlan::of(StaffEvent::RoleGranted { person, role, department, by: who.by() }))
    })
    .await?;
    Ok(())
}

/// Takes a role.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::Entries`] for an unknown role; taking a role that is not held changes nothing.
pub async fn revoke_role(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    person: StaffId,
    role: RoleName,
) -> Result<(), UseCaseError> {
    authorize(ctx, who, Action::ManageStaff)?;
    let parsed = role.parse()?;
    record(ctx, who.intent(command, "revoke_role"), |state| {
        if !state.roles.contains(&(person, parsed)) {
            return Ok(TownPlan::nothing());
        }
        let RoleName { role, department } = role.clone();
        Ok(TownPlan::of(StaffEvent::RoleRevoked { person, role, department, by: who.by() }))
    })
    .await?;
    Ok(())
}

/// Ends somebody's access: their sessions end at once; their password, what they had begun to type in for others and their seen
/// marks go.
///
/// # Errors
///
/// [`UseCaseError::Forbidden`] for who may not; [`UseCaseError::NotFound`] for an unknown person.
pub async fn disable_person(
    ctx: TownContext<'_>,
    command: CommandId,
    who: Administrator<'_>,
    person: StaffId,
) -> Result<(), UseCaseError> {
    authorize(ctx, who, Action::ManageStaff)?;
    record(ctx, who.intent(command, "disable_person"), |state| {
        if !state.staff.contains_key(&person) {
            return Err(UseCaseError::NotFound);
        }
        Ok(TownPlan::of(StaffEvent::PersonDisabled { person, by: who.by() }))
    })
    .await?;
    Ok(())
}

//! Giving and taking roles.

use access::Action;
use ids::{CommandId, DepartmentId, StaffId};
use kernel::{
    context::TownContext,
    error::{
        UseCaseError,
        codes::{ChoiceCode, TownCode},
    },
    rows::Role,
};
use town::TownEvent;

use crate::{
    Administrator,
    authorize::authorize,
    towns::{TownPlan, record},
};

/// A role as people name it on the command line and in forms.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleName {
    /// `caseworker`, `lead`, `designer`, `publisher`, `operator` or `auditor`.
    pub role: String,
    /// The department, for the first two.
    pub department: Option<DepartmentId>,
}

impl RoleName {
    /// The role of this name.
    ///
    /// # Errors
    ///
    /// [`UseCaseError::Entries`] if there is none, or if its department is missing or too much.
    pub fn parse(&self) -> Result<Role, UseCaseError> {
        match (self.role.as_str(), self.department) {
            ("caseworker", Some(department)) => Ok(Role::Caseworker(department)),
            ("lead", Some(department)) => Ok(Role::Lead(department)),
            ("caseworker" | "lead", None) => Err(UseCaseError::entry("department", ChoiceCode::Department)),
            ("designer", None) => Ok(Role::Designer),
            ("publisher", None) => Ok(Role::Publisher),
            ("operator", None) => Ok(Role::Operator),
            ("auditor", None) => Ok(Role::Auditor),
            _ => Err(UseCaseError::entry("role", TownCode::RoleUnknown)),
        }
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
        if state.roles.iter().any(|held| held.person == person && held.role == parsed) {
            return Ok(TownPlan::nothing());
        }
        let RoleName { role, department } = role.clone();
        Ok(TownPlan::of(TownEvent::RoleGranted { person, role, department, by: who.by() }))
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
        if !state.roles.iter().any(|held| held.person == person && held.role == parsed) {
            return Ok(TownPlan::nothing());
        }
        let RoleName { role, department } = role.clone();
        Ok(TownPlan::of(TownEvent::RoleRevoked { person, role, department, by: who.by() }))
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
        Ok(TownPlan::of(TownEvent::PersonDisabled { person, by: who.by() }))
    })
    .await?;
    Ok(())
}

//! A member of staff's own account: who they are here, and which roles they hold.

use kernel::{
    context::StaffContext,
    error::UseCaseError,
    rows::{DepartmentRow, Role, StaffRow},
};

/// What the page of the own account shows.
#[derive(Debug, Clone)]
pub struct OwnAccount {
    /// The person.
    pub person: StaffRow,
    /// Their roles.
    pub roles: Vec<Role>,
    /// The departments of the town, for the names in the roles.
    pub departments: Vec<DepartmentRow>,
}

/// The account of the person who is signed in. Everybody may see their own.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the person is gone.
pub async fn own_account(ctx: StaffContext<'_>) -> Result<OwnAccount, UseCaseError> {
    let found = ctx.ports.store.person(ctx.town, ctx.signed_in.person()).await?;
    let (person, roles) = found.ok_or(UseCaseError::NotFound)?;
    let departments = ctx.ports.store.departments(ctx.town).await?;
    Ok(OwnAccount { person, roles, departments })
}

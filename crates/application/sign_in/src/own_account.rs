//! A member of staff's own account: who they are here, and which roles they hold.

use access::Role;
use kernel::{
    context::StaffContext,
    error::UseCaseError,
    rows::{DepartmentRow, StaffRow},
};

/// What the page of the own account shows.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct OwnAccount {
    pub person: StaffRow,
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

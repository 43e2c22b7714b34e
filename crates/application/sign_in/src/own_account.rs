//! A member of staff's own account: who they are here, and which roles they hold.

use kernel::{
    error::UseCaseError,
    house::CaseworkerContext,
    rows::{DepartmentRow, PersonRow, Role},
};

/// What the page of the own account shows.
#[derive(Debug, Clone)]
pub struct OwnAccount {
    /// The person.
    pub person: PersonRow,
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
pub async fn own_account(ctx: CaseworkerContext<'_>) -> Result<OwnAccount, UseCaseError> {
    let found = ctx.house.store.person(ctx.town, ctx.signed_in.person()).await?;
    let (person, roles) = found.ok_or(UseCaseError::NotFound)?;
    let departments = ctx.house.store.departments(ctx.town).await?;
    Ok(OwnAccount { person, roles, departments })
}

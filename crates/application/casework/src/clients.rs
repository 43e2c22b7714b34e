//! What a client of the HTTP interface may read: the cases that it has filed.

use case::Identity;
use cases::{CaseFile, read_case};
use kernel::{
    context::{ClientContext, TownContext},
    error::UseCaseError,
};

/// A case that this client has filed, by its number.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] for any other case.
pub async fn filed_case(ctx: ClientContext<'_>, number: &str) -> Result<CaseFile, UseCaseError> {
    let row = ctx.ports.store.case_by_number(ctx.town, number).await?.ok_or(UseCaseError::NotFound)?;
    let in_town = TownContext { ports: ctx.ports, town: ctx.town, now: ctx.now };
    let file = read_case(in_town, row.case).await?;
    let filed_by = file.case.timeline().first().map(|entry| entry.by.clone());
    let ours = case::ActorRef::Applicant { identity: Identity::Client { client: ctx.client } };
    if filed_by == Some(ours) { Ok(file) } else { Err(UseCaseError::NotFound) }
}

//! What a client of the HTTP interface may read, the cases that it has filed; and what staff learn of the client.

use case::{ActorRef, Case, Identity};
use cases::{CaseFile, read_case};
use ids::ClientId;
use kernel::{
    context::{ClientContext, StaffContext, TownContext},
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
    if filing_client(&file.case) == Some(ctx.client) { Ok(file) } else { Err(UseCaseError::NotFound) }
}

/// Through which client a case came that this person has open: its name, none once it was revoked.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if the case did not come through a client.
pub async fn name_of_filing_client(
    ctx: StaffContext<'_>,
    case: &Case,
) -> Result<Option<String>, UseCaseError> {
    let client = filing_client(case).ok_or(UseCaseError::NotFound)?;
    Ok(ctx.ports.store.client_name(ctx.town, client).await?)
}

/// The client that filed a case, if one did.
#[must_use]
pub fn filing_client(case: &Case) -> Option<ClientId> {
    match &case.timeline().first()?.by {
        ActorRef::Applicant { identity: Identity::Client { client } } => Some(*client),
        _ => None,
    }
}

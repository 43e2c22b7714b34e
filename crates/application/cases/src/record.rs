//! Reading a case: its events, opened and folded.

use case::{Case, Event};
use ids::CaseId;
use kernel::{
    context::TownContext,
    error::UseCaseError,
    rows::StreamId,
    sealing::{StreamPosition, open_events},
};

/// A case as far as it was read.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct CaseFile {
    pub case: Case,
    /// Where its stream ends.
    pub end: StreamPosition,
    /// SHA-256 of the last event: the head of its chain.
    pub head: [u8; 32],
}

/// Reads a case. Whether the person may is the caller's to ask.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is none in this town, [`UseCaseError::Deleted`] after retention.
pub async fn read_case(ctx: TownContext<'_>, id: CaseId) -> Result<CaseFile, UseCaseError> {
    let stream = StreamId::Case(id);
    let stored = ctx.ports.store.events(ctx.town, stream, 0).await?;
    let last = stored.last().ok_or(UseCaseError::NotFound)?;
    let end = StreamPosition { town: ctx.town, stream, key: last.key, seq: last.seq };
    let events = open_events::<Event>(&*ctx.ports.keyring, &stored).await?;
    let case = Case::fold(&events).map_err(|error| UseCaseError::internal("fold a case", error))?;
    Ok(CaseFile { case, end, head: last.hash })
}

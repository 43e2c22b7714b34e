//! Reading a case: its events, opened and folded.

use ids::CaseId;

use case::{Case, Event};

use crate::{
    error::UseCaseError,
    house::TownContext,
    rows::StreamId,
    sealing::{Recorded, StreamEnd, Unreadable, open_events},
};

/// The version in which the events of a case are written.
const VERSION: u16 = 1;

/// A case as far as it was read.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// The case.
    pub case: Case,
    /// Where its stream ends.
    pub end: StreamEnd,
    /// SHA-256 of the last event: the head of its chain.
    pub head: [u8; 32],
}

impl Recorded for Event {
    const VERSION: u16 = VERSION;

    fn kind(&self) -> &'static str {
        Self::kind(self)
    }

    fn read(kind: &str, version: u16, json: &[u8]) -> Result<Self, Unreadable> {
        Self::read(kind, version, json).map_err(|error| Unreadable {
            kind: kind.to_owned(),
            version,
            reason: error.to_string(),
        })
    }
}

/// Reads a case. Whether the person may is the caller's to ask.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] if there is none in this town, [`UseCaseError::Deleted`] after retention.
pub async fn read_case(ctx: TownContext<'_>, id: CaseId) -> Result<CaseFile, UseCaseError> {
    let stream = StreamId::Case(id);
    let stored = ctx.house.store.events(ctx.town, stream, 0).await?;
    let last = stored.last().ok_or(UseCaseError::NotFound)?;
    let end = StreamEnd { town: ctx.town, stream, key: last.key, seq: last.seq };
    let events = open_events::<Event>(&*ctx.house.keyring, &stored).await?;
    let case = Case::fold(&events).map_err(|error| UseCaseError::internal("fold a case", error))?;
    Ok(CaseFile { case, end, head: last.hash })
}

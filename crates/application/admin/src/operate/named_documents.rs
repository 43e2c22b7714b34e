//! Documents that cases name: each must have its row, of the same bytes. A row that was taken away leaves no trace but this one.
//!
//! What an event names is sealed, so this needs the keys, unlike the walk over the chains. One look at each stream and one
//! at the documents of its case.

use std::collections::BTreeMap;

use case::{Case, Event};
use ids::{CaseId, DocumentId, TownId};
use kernel::{
    error::UseCaseError,
    ports::{Keyring, Store, StoreError},
    rows::{DocumentOwner, Finding, StreamId},
    sealing::open_events,
};

/// Streams are read this many at a time.
const STREAMS_AT_ONCE: u32 = 500;

/// What a look at the documents of all cases has seen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct NamedDocuments {
    /// Documents that events name.
    pub named: u64,
    pub broken: Vec<Finding>,
}

/// What a case names.
enum Names {
    /// These documents, each with the hash of its bytes.
    Documents(Vec<(DocumentId, case::Digest)>),
    /// Nothing: its key was destroyed, and the rows went with it.
    Deleted,
    /// Nobody can tell.
    Closed,
}

/// Looks for the row of every document that the events of a case name.
///
/// # Errors
///
/// Only if the store cannot be reached.
pub async fn verify_named_documents(
    store: &dyn Store,
    keyring: &dyn Keyring,
) -> Result<NamedDocuments, StoreError> {
    let mut seen = NamedDocuments::default();
    for town in store.towns_with_stream().await? {
        let mut after = None;
        loop {
            let streams = store.streams(town, after, STREAMS_AT_ONCE).await?;
            let Some(last) = streams.last().copied() else { break };
            for stream in streams {
                if let StreamId::Case(case) = stream {
                    one_case(store, keyring, (town, case), &mut seen).await?;
                }
            }
            after = Some(last);
        }
    }
    Ok(seen)
}

async fn one_case(
    store: &dyn Store,
    keyring: &dyn Keyring,
    at: (TownId, CaseId),
    seen: &mut NamedDocuments,
) -> Result<(), StoreError> {
    let (town, case) = at;
    let finding = |reason: String| {
        let stream = StreamId::Case(case).to_string();
        Finding { town, stream, seq: 0, reason }
    };
    let named = match names(store, keyring, at).await? {
        Names::Documents(named) => named,
        Names::Deleted => return Ok(()),
        Names::Closed => {
            let reason = "its events do not open, so its papers were not looked for";
            seen.broken.push(finding(reason.to_owned()));
            return Ok(());
        }
    };
    seen.named += named.len() as u64;
    let rows = store.documents(town, DocumentOwner::Case(case)).await?.into_iter();
    let rows: BTreeMap<DocumentId, case::Digest> =
        rows.map(|row| (row.document, case::Digest::from_bytes(row.sha256))).collect();
    let wrong = |(document, digest): &&(DocumentId, case::Digest)| rows.get(document) != Some(digest);
    let mut wrong = named.iter().filter(wrong).peekable();
    // While others work, the key of the case may have been destroyed since, and its rows with it.
    if wrong.peek().is_some() && matches!(names(store, keyring, at).await?, Names::Deleted) {
        return Ok(());
    }
    for (document, _) in wrong {
        let reason = if rows.contains_key(document) { "has a row of other bytes" } else { "has no row" };
        seen.broken.push(finding(format!("the paper {document}, which its events name, {reason}")));
    }
    Ok(())
}

async fn names(
    store: &dyn Store,
    keyring: &dyn Keyring,
    (town, case): (TownId, CaseId),
) -> Result<Names, StoreError> {
    let stored = store.events(town, StreamId::Case(case), 0).await?;
    let events = match open_events::<Event>(keyring, &stored).await {
        Ok(events) => events,
        Err(UseCaseError::Deleted) => return Ok(Names::Deleted),
        Err(_does_not_open) => return Ok(Names::Closed),
    };
    let Ok(case) = Case::fold(&events) else { return Ok(Names::Closed) };
    let documents = case.documents().iter().map(|filed| (filed.document.id, filed.document.sha256.clone()));
    Ok(Names::Documents(documents.collect()))
}

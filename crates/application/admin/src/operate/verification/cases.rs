//! A case: its rows in the registers, its access code, its documents.

use std::collections::{BTreeMap, BTreeSet};

use case::What;
use cases::{CaseFile, read_case};
use ids::{CaseId, DocumentId};
use kernel::{
    context::TownContext,
    documents::open_name,
    error::UseCaseError,
    row_seals::SealedRow as _,
    rows::{DocumentOwner, DocumentRow, Finding, ServiceRow, StreamId},
};

use super::{finding, readable, rebuild, registers};
use crate::towns::read_town;

/// What was seen of a case.
#[derive(Debug, Default)]
pub(super) struct Look {
    /// Documents that its events name.
    pub(super) named: u64,
    /// Its number; none once its key is destroyed.
    pub(super) number: Option<String>,
    pub(super) found: Vec<Finding>,
}

/// Looks at one case.
pub(super) async fn one(
    ctx: TownContext<'_>,
    services: &[ServiceRow],
    case: CaseId,
) -> Result<Look, UseCaseError> {
    let place = StreamId::Case(case);
    match read_case(ctx, case).await {
        Err(UseCaseError::Deleted) => deleted(ctx, services, case).await,
        read => match readable(read)? {
            Some(file) => whole(ctx, &file).await,
            None => {
                let reason = "its events do not open, so its rows and papers were not compared";
                Ok(Look { found: vec![finding(ctx.town, place, reason)], ..Look::default() })
            }
        },
    }
}

async fn whole(ctx: TownContext<'_>, file: &CaseFile) -> Result<Look, UseCaseError> {
    let (row, letters) = rebuild::rows_of_case(ctx, file);
    let compared = registers::compare_case(ctx, (&row, &letters)).await?;
    let mut found: Vec<Finding> = compared.into_iter().map(Finding::from).collect();
    found.extend(access(ctx, file).await?);
    if let Some(account) = file.case.account()
        && ctx.ports.store.account(ctx.town, account).await?.is_none()
    {
        let reason = format!("the account {account}, to which it belongs, has no row");
        found.push(finding(ctx.town, StreamId::Case(row.case), reason));
    }
    found.extend(documents(ctx, file).await?);
    let named = u64::try_from(file.case.documents().len()).unwrap_or(u64::MAX);
    Ok(Look { named, number: Some(row.number), found })
}

/// The access code is the one that was given out last. Which one it is, no event says; when it was made, one does.
async fn access(ctx: TownContext<'_>, file: &CaseFile) -> Result<Vec<Finding>, UseCaseError> {
    let case = file.case.id();
    // An objection to another address ends the code, a new one begins with its own event.
    let concerns =
        |what: &What| matches!(what, What::Filed(_) | What::AccessCodeRenewed(_) | What::ContactRestored(_));
    let last = file.history.entries.iter().rfind(|entry| concerns(&entry.event.what));
    let ended = last.is_some_and(|entry| matches!(entry.event.what, What::ContactRestored(_)));
    let given = last.map(|entry| entry.at);
    let row = ctx.ports.store.case_access(ctx.town, case).await?;
    let reason = match row {
        None if ended => return Ok(Vec::new()),
        Some(_) if ended => "its access code was ended by an objection, and is there again",
        None => "its access code is missing",
        Some(row) if !row.is_genuine(&*ctx.ports.keyring).await? => "its access code was replaced",
        Some(row) if Some(row.made_at) != given => "its access code is not the one that was given out last",
        Some(_) => return Ok(Vec::new()),
    };
    Ok(vec![finding(ctx.town, StreamId::Case(case), reason)])
}

/// Each document that events name has its row, and each row is named by an event.
async fn documents(ctx: TownContext<'_>, file: &CaseFile) -> Result<Vec<Finding>, UseCaseError> {
    let place = StreamId::Case(file.case.id());
    let rows = ctx.ports.store.documents(ctx.town, DocumentOwner::Case(file.case.id())).await?;
    let mut rows: BTreeMap<DocumentId, DocumentRow> =
        rows.into_iter().map(|row| (row.document, row)).collect();
    let mut found = Vec::new();
    for filed in file.case.documents() {
        let wrong = match rows.remove(&filed.document.id) {
            None => Some("has no row"),
            Some(row) => differs(ctx, &filed.document, &row).await?,
        };
        if let Some(wrong) = wrong {
            let reason = format!("the paper {}, which its events name, {wrong}", filed.document.id);
            found.push(finding(ctx.town, place, reason));
        }
    }
    for document in rows.into_keys() {
        found.push(finding(ctx.town, place, format!("the paper {document} is named by none of its events")));
    }
    Ok(found)
}

async fn differs(
    ctx: TownContext<'_>,
    named: &case::Document,
    row: &DocumentRow,
) -> Result<Option<&'static str>, UseCaseError> {
    if case::Digest::from_bytes(row.sha256) != named.sha256 || row.bytes != named.bytes {
        return Ok(Some("has a row of other bytes"));
    }
    if row.media_type != named.media_type.as_str() {
        return Ok(Some("has a row of another type"));
    }
    Ok(match readable(open_name(ctx.ports, row).await)? {
        Some(name) if name == named.name.as_str() => None,
        Some(_) => Some("has another name"),
        None => Some("has a name that does not open"),
    })
}

/// A case whose key is destroyed: the town's journal says so, and nothing but its dates is left.
async fn deleted(ctx: TownContext<'_>, services: &[ServiceRow], case: CaseId) -> Result<Look, UseCaseError> {
    let place = StreamId::Case(case);
    let mut found = Vec::new();
    let events = ctx.ports.store.events(ctx.town, place, 0).await?;
    let keys: BTreeSet<_> = events.iter().map(|event| event.key).collect();
    let told = readable(read_town(ctx).await)?.map(|file| file.state.destroyed).unwrap_or_default();
    for key in keys.difference(&told) {
        let reason = format!("its key {key} is destroyed, and no event of the town says that it was");
        found.push(finding(ctx.town, place, reason));
    }
    if let Some(row) = rebuild::deleted_row(ctx, services, case).await? {
        let compared = registers::compare_case(ctx, (&row, &[])).await?;
        found.extend(compared.into_iter().map(Finding::from));
    }
    if ctx.ports.store.case_access(ctx.town, case).await?.is_some() {
        found.push(finding(ctx.town, place, "its key is destroyed, and its access code is still there"));
    }
    Ok(Look { found, ..Look::default() })
}

//! Papers in the vault: each object is there, unchanged, and opens as the paper whose row names it.

use ids::DocumentId;
use kernel::{
    context::TownContext,
    documents::{Damage, look_at},
    error::UseCaseError,
    rows::{DocumentOwner, DocumentRow, Finding, StreamId},
};

use super::finding;

/// Looks at every paper of a town, holding one piece of one of them in memory.
pub(super) async fn all(ctx: TownContext<'_>, broken: &mut Vec<Finding>) -> Result<(), UseCaseError> {
    let mut last: Option<DocumentId> = None;
    loop {
        let page = ctx.ports.store.documents_after(ctx.town, last).await?;
        let Some(end) = page.last() else { return Ok(()) };
        last = Some(end.document);
        for row in page {
            broken.extend(one(ctx, &row).await?);
        }
    }
}

async fn one(ctx: TownContext<'_>, row: &DocumentRow) -> Result<Option<Finding>, UseCaseError> {
    let Some(damage) = look_at(ctx.ports, row).await? else { return Ok(None) };
    // While others work, a paper may have gone since its row was read, or got another owner.
    match ctx.ports.store.document(ctx.town, row.document).await? {
        Some(now) if now.object == row.object && now.key == row.key => {
            let owner = owner(now.owner);
            Ok(Some(finding(ctx.town, owner, format!("the paper {} {}", row.document, words(damage)))))
        }
        _ => Ok(None),
    }
}

const fn words(damage: Damage) -> &'static str {
    match damage {
        Damage::Missing => "is missing from the vault",
        Damage::Changed => "was changed in the vault",
        Damage::DoesNotOpen => "does not open: its row names the object or the key of something else",
        Damage::OtherBytes => "has other bytes than its row says",
        Damage::Name => "has a name that does not open",
    }
}

fn owner(owner: DocumentOwner) -> String {
    match owner {
        DocumentOwner::Case(case) => StreamId::Case(case).to_string(),
        DocumentOwner::Draft(draft) => format!("draft:{draft}"),
        DocumentOwner::Client(client) => format!("client:{client}"),
    }
}

//! Objections (Widersprüche): registered as they come, settled by what became of them.

use access::Action;
use case::{
    Command, Paragraphs, SingleLine,
    decision::{ObjectionForm, ObjectionRegistered, ObjectionSettled, Settlement},
};
use cases::{CaseFile, CasePlan, document};
use ids::{CaseId, DecisionId};
use jiff::civil::Date;
use kernel::{
    commit::DocumentChange,
    context::{Changing, StaffContext},
    documents::{DocumentScope, Upload, store_upload, upload_rules},
    error::{Entry, UseCaseError, codes::UploadCode},
    rows::DocumentOwner,
};

use crate::desk::{change_case, open_case};

/// The most documents that come with one objection.
pub const OBJECTION_DOCUMENTS_MAX: usize = 20;

/// An objection as a person registers it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ObjectionEntry {
    /// On which day it was received.
    pub received_on: Date,
    pub form: ObjectionForm,
    /// Who objects.
    pub objector: String,
    /// What they say; may be empty if a document says it.
    pub text: String,
}

/// What became of an objection, as a person records it.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub enum SettlementEntry {
    Withdrawn,
    /// The town gave way by this decision.
    Remedied(DecisionId),
    /// It was decided upon elsewhere, and that is final.
    Decided(String),
}

/// Registers an objection, also a late one: whether it holds is for a person to judge.
///
/// # Errors
///
/// [`UseCaseError::Entries`] for what cannot be taken, and what policies and rules refuse.
pub async fn register_objection(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    entry: ObjectionEntry,
    uploads: Vec<Upload>,
) -> Result<CaseFile, UseCaseError> {
    let (objector, text) = parse(&entry, uploads.len())?;
    let file = open_case(*ctx, id).await?;
    let document_scope = DocumentScope {
        town: ctx.town,
        owner: DocumentOwner::Case(id),
        key: file.history.position.key,
        now: ctx.now,
    };
    let mut kept = Vec::new();
    for upload in uploads {
        kept.push(store_upload(ctx.ports, document_scope, upload, &upload_rules()).await?);
    }
    let registered = ObjectionRegistered {
        decision,
        received_on: entry.received_on,
        form: entry.form,
        objector,
        text,
        documents: kept.iter().map(|kept| document(&kept.row, None, &kept.name)).collect(),
    };
    change_case(ctx, Action::RecordObjection, "register_objection", id, |_file, staff_actor| {
        let plan = CasePlan::of(Command::RegisterObjection(staff_actor, registered.clone()));
        Ok(kept.iter().fold(plan, |plan, kept| plan.change(DocumentChange::PutDocument(kept.row.clone()))))
    })
    .await
}

/// Records what became of an objection, counted from 1.
///
/// # Errors
///
/// [`UseCaseError::Entries`] without a result, and what policies and rules refuse.
pub async fn settle_objection(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    objection: u32,
    entry: SettlementEntry,
) -> Result<CaseFile, UseCaseError> {
    let settlement = match entry {
        SettlementEntry::Withdrawn => Settlement::Withdrawn,
        SettlementEntry::Remedied(by) => Settlement::Remedied { by },
        SettlementEntry::Decided(result) => Settlement::Decided {
            result: Paragraphs::parse(&result).map_err(|bad| UseCaseError::entry("result", bad))?,
        },
    };
    let settled = ObjectionSettled { decision, objection, settlement };
    change_case(ctx, Action::RecordObjection, "settle_objection", id, |_file, staff_actor| {
        Ok(CasePlan::of(Command::SettleObjection(staff_actor, settled.clone())))
    })
    .await
}

fn parse(entry: &ObjectionEntry, documents: usize) -> Result<(SingleLine, Option<Paragraphs>), UseCaseError> {
    let mut entries = Vec::new();
    let objector =
        SingleLine::parse(&entry.objector).map_err(|bad| entries.push(Entry::new("objector", bad)));
    let text = match Paragraphs::parse(&entry.text) {
        Ok(text) => Some(text),
        Err(case::BadText::Empty) if documents > 0 => None,
        Err(bad) => {
            entries.push(Entry::new("text", bad));
            None
        }
    };
    if documents > OBJECTION_DOCUMENTS_MAX {
        entries.push(Entry::new("file", UploadCode::TooMany));
    }
    match objector {
        Ok(objector) if entries.is_empty() => Ok((objector, text)),
        _ => Err(UseCaseError::Entries(entries)),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use kernel::error::codes::TextCode;

    use super::*;

    fn entry(text: &str) -> ObjectionEntry {
        ObjectionEntry {
            received_on: date(2026, 12, 1),
            form: ObjectionForm::Written,
            objector: "Henrike Thomsen".to_owned(),
            text: text.to_owned(),
        }
    }

    #[test]
    fn a_scanned_letter_needs_no_words() {
        assert!(matches!(parse(&entry(""), 1), Ok((_, None))));
        assert!(
            matches!(parse(&entry(""), 0), Err(UseCaseError::Entries(found)) if found == [Entry::new("text", TextCode::Empty)])
        );
    }
}

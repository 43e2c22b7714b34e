//! The letter of a decision: looked at while it is written, made once when it is to be signed, read afterwards.

use access::Action;
use case::{
    Command, Decision, Document, Recorder,
    decision::{Rendered, Stage},
};
use cases::{
    CaseFile, CasePlan,
    correspondence::{Blocked, Composed, compose_decision},
    document,
};
use ids::{CaseId, DecisionId};
use kernel::{
    commit::DocumentChange,
    context::{Changing, StaffContext},
    documents::{DocumentReader, DocumentScope, StoredDocument, read_document, store_document},
    error::UseCaseError,
    ports::{PressError, RenderedPdf},
    rows::DocumentOwner,
};

use crate::{
    decision::{found, writer},
    desk::{change_case_from, open_texts},
};

/// What a preview can show.
pub enum PreviewPdf {
    /// The letter of a draft, as it would be made today.
    Pdf(Vec<u8>),
    /// The letter that is being signed: exactly its bytes.
    Kept(Box<DocumentReader>),
    /// A passage that cannot be printed, and why.
    Unprintable(String),
}

/// The letter as it will be: of a draft as it would be made today, of a letter that is being signed the kept bytes.
///
/// # Errors
///
/// What the policies refuse, and what cannot be read.
pub async fn preview_decision(
    ctx: StaffContext<'_>,
    id: CaseId,
    decision: DecisionId,
) -> Result<PreviewPdf, UseCaseError> {
    let file = open_texts(ctx, id).await?;
    let decision = found(&file.case, decision)?;
    if let Some(letter) = decision.letter() {
        let kept = read_document(ctx.ports, ctx.town, letter.id).await?;
        return Ok(PreviewPdf::Kept(Box::new(kept)));
    }
    let composed = compose(ctx, &file, decision).await?;
    match ctx.ports.press.render(composed.letter).await {
        Ok(rendered) => Ok(PreviewPdf::Pdf(rendered.bytes)),
        Err(PressError::Content(reason)) => Ok(PreviewPdf::Unprintable(reason)),
        Err(failed) => Err(failed.into()),
    }
}

/// The sealed letter with its file name, to be read.
///
/// # Errors
///
/// [`UseCaseError::NotFound`] as long as there is none.
pub async fn read_letter(
    ctx: StaffContext<'_>,
    id: CaseId,
    decision: DecisionId,
) -> Result<DocumentReader, UseCaseError> {
    let file = open_texts(ctx, id).await?;
    let sealed = found(&file.case, decision)?.sealed().ok_or(UseCaseError::NotFound)?;
    read_document(ctx.ports, ctx.town, sealed.id).await
}

/// Makes the letter that will be signed: rendered once, dated today, kept. A letter that is already there stays.
///
/// `version` is the version of the text that the person saw. What still blocks it is the inner error.
///
/// # Errors
///
/// What the policies and the rules of the case refuse.
pub async fn render_decision(
    ctx: Changing<StaffContext<'_>>,
    id: CaseId,
    decision: DecisionId,
    version: u32,
) -> Result<Result<CaseFile, Vec<Blocked>>, UseCaseError> {
    let file = open_texts(*ctx, id).await?;
    let text = found(&file.case, decision)?;
    if !matches!(text.stage(), Stage::Draft) {
        return Ok(Ok(file));
    }
    let Composed { letter, blocked } = compose(*ctx, &file, text).await?;
    if !blocked.is_empty() {
        return Ok(Err(blocked));
    }
    let rendered = match ctx.ports.press.render(letter).await {
        Ok(rendered) => rendered,
        Err(PressError::Content(reason)) => return Ok(Err(vec![Blocked::Unprintable { reason }])),
        Err(failed) => return Err(failed.into()),
    };
    let (kept, letter) = keep(*ctx, &file, &rendered).await?;
    let written =
        change_case_from(ctx, Action::DraftDecision, "render_decision", file, |file, staff_actor| {
            if !matches!(found(&file.case, decision)?.stage(), Stage::Draft) {
                return Ok(CasePlan::nothing());
            }
            let rendered = Rendered { decision, version, letter: letter.clone() };
            let command = Command::Render(Recorder::StaffActor(staff_actor), rendered);
            Ok(CasePlan::of(command).change(DocumentChange::PutDocument(kept.row.clone())))
        });
    Ok(Ok(written.await?))
}

/// The letter of the text as it stands, dated today.
pub(crate) async fn compose(
    ctx: StaffContext<'_>,
    file: &CaseFile,
    decision: &Decision,
) -> Result<Composed, UseCaseError> {
    let today = locale::civil_day(ctx.now);
    compose_decision(ctx.in_town(), &file.case, decision, writer(&file.case, decision), today).await
}

async fn keep(
    ctx: StaffContext<'_>,
    file: &CaseFile,
    rendered: &RenderedPdf,
) -> Result<(StoredDocument, Document), UseCaseError> {
    let owner = DocumentOwner::Case(file.case.id());
    let document_scope =
        DocumentScope { town: ctx.town, owner, key: file.history.position.key, now: ctx.now };
    let name = format!("Bescheid-{}-Entwurf.pdf", file.case.number().as_str());
    let kept = store_document(ctx.ports, document_scope, &name, "application/pdf", &rendered.bytes).await?;
    let letter = document(&kept.row, None, &kept.name);
    Ok((kept, letter))
}

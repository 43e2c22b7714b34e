//! What must not be read by everybody who may open a case: special answers, and what was made from them.

use access::Action;
use case::{Case, Document, Source};
use cases::{CaseFile, correspondence::receipt_of};
use form::format::Sensitivity;
use ids::CaseId;
use kernel::{
    catalogue::{Published, published},
    context::StaffContext,
    error::UseCaseError,
};

use crate::desk::{case_resource, open_case};

/// Whether something special was answered in any version of the answers.
///
/// Legal source: Art. 9 (1) GDPR.
#[must_use]
pub fn has_special_answers(service: &Published, case: &Case) -> bool {
    let form = &service.form;
    form.asks_special()
        && case.answers().iter().any(|version| {
            let (answers, _misfits) = form::Answers::adopt(form, version.answers.effective.clone());
            form::evaluate(form, &answers, case.received_on()).highest_marking() == Sensitivity::Special
        })
}

/// Whether a document must be handled like special answers: it answers a question that is marked so, or it was made from such
/// answers. `special_answers` says whether the case has any, see [`has_special_answers`].
#[must_use]
pub fn is_special_document(
    service: &Published,
    case: &Case,
    document: &Document,
    special_answers: bool,
) -> bool {
    let key = document.key.as_ref().map_or("", |key| key.as_str());
    if service.form.question(key).is_some_and(|question| question.sensitivity == Sensitivity::Special) {
        return true;
    }
    let is_letter = |source: Source| matches!(source, Source::Letter(_) | Source::Sealed(_));
    let made_from_answers = receipt_of(case).is_some_and(|receipt| receipt.id == document.id)
        || case.document(document.id).is_some_and(|filed| is_letter(filed.source));
    special_answers && made_from_answers
}

/// Reads a case for whoever reads, writes or signs the text of a decision: where something special was answered, the text may tell it.
///
/// # Errors
///
/// As [`open_case`]; [`UseCaseError::Forbidden`] for those who may not see special answers.
pub(crate) async fn open_texts(ctx: StaffContext<'_>, id: CaseId) -> Result<CaseFile, UseCaseError> {
    let file = open_case(ctx, id).await?;
    let revision = &file.case.current_answers().revision;
    let service = published(ctx.in_town(), revision.service, revision.number).await?;
    if has_special_answers(&service, &file.case) {
        ctx.must(Action::SeeSensitive, &case_resource(&file.case))?;
    }
    Ok(file)
}

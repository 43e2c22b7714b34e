//! Shows the open questions and takes their answers.

use axum::extract::State;
use case::Inquiry;
use casework::mailbox::{OpenAnswers, correct_answers, open_answers};
use kernel::{
    documents::Upload,
    error::{Entry, UseCaseError},
};

use super::build::build;
use crate::{
    interrupted::{Interrupted, is_interrupted},
    reading::{HandlerResult, Reading, SignedInResident},
};
use kit::{
    address::Path, form_data::FormData, problem::WebError, refusal::Refusal, session::Resident, site::Site,
    urls::portal,
};

pub(crate) async fn show(
    State(site): State<Site>,
    reading: Reading,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::CorrectedAnswers>,
) -> HandlerResult {
    let open = open_answers(resident.reading(&site), url.case, url.inquiry).await?;
    let page = build(&reading, &open, asking(&open, &url)?, &open.answers, &Refusal::default());
    reading.page(&page).await
}

pub(crate) async fn post(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::CorrectedAnswers>,
    form_data: FormData,
) -> HandlerResult {
    let fields: Vec<(String, String)> =
        form_data.fields().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    if is_interrupted(&form_data, &resident) {
        return Interrupted::keeping(&reading, &url, &form_data).await;
    }
    let uploads = form_data.files.iter().map(|file| {
        (Some(file.field.clone()), Upload { name: file.name.clone(), bytes: file.content.to_vec() })
    });
    let ctx = resident.context(&site, form_data.command);
    match correct_answers(ctx, url.case, url.inquiry, &fields, uploads.collect()).await {
        Ok(_) => Ok(reading.go_to(&portal::Case { case: url.case })),
        Err(error) => {
            let refusal = Refusal::of(at_questions(error), reading.language(), resident.now)?;
            let open = open_answers(resident.reading(&site), url.case, url.inquiry).await?;
            let page = build(&reading, &open, asking(&open, &url)?, &open.with(&fields), &refusal);
            reading.page_with(refusal.status(), &page).await
        }
    }
}

fn asking<'a>(open: &'a OpenAnswers, url: &portal::CorrectedAnswers) -> Result<&'a Inquiry, WebError> {
    open.file.case.inquiry(url.inquiry).ok_or(WebError::NotFound)
}

/// Refused files by the question that they answer.
fn at_questions(error: UseCaseError) -> UseCaseError {
    let UseCaseError::Entries(entries) = error else { return error };
    let named = entries.into_iter().map(|Entry { field, code }| {
        let field = field.strip_prefix("papers.").map(str::to_owned).unwrap_or(field);
        Entry { field, code }
    });
    UseCaseError::Entries(named.collect())
}

//! What an applicant posts from the page of a case: a reply, a message, «I have seen this».

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use cases::Uploads;
use ids::InquiryId;
use kernel::{
    documents::Upload,
    error::{Entry, UseCaseError},
};

use super::{
    inquiries::{FormValues, document_field, other_documents_field, text_field},
    show::show_again,
};
use crate::{
    interrupted::{Interrupted, is_interrupted},
    reading::{HandlerResult, Reading},
};
use kit::{
    address::Path,
    form_data::{FormData, FormFile},
    refusal::Refusal,
    session::Resident,
    site::Site,
    urls::{Url, portal},
};

/// Answers an inquiry.
pub(crate) async fn reply(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Reply>,
    form_data: FormData,
) -> HandlerResult {
    let field = text_field(url.inquiry);
    let text = form_data.text(&field).to_owned();
    if is_interrupted(&form_data, &resident) {
        return Interrupted::page(&reading, &url, &form_data, &[(&field, &text)]).await;
    }
    let uploads = uploads(&form_data.files, |name| key_of(name, url.inquiry));
    let ctx = resident.context(&site, form_data.command);
    match casework::mailbox::reply(ctx, url.case, url.inquiry, &text, uploads).await {
        Ok(_) => Ok(reading.go_to(&portal::Case { case: url.case }.href().at("messages"))),
        Err(error) => {
            let refusal = Refusal::of(in_form(error, url.inquiry), reading.language(), resident.now)?;
            let form_values = FormValues { reply: Some((url.inquiry, text)), ..FormValues::default() };
            show_again(&site, &reading, &resident, url.case, (form_values, refusal)).await
        }
    }
}

/// Writes to the town.
pub(crate) async fn write(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Messages>,
    form_data: FormData,
) -> HandlerResult {
    let text = form_data.text("text").to_owned();
    if is_interrupted(&form_data, &resident) {
        return Interrupted::page(&reading, &url, &form_data, &[("text", &text)]).await;
    }
    let uploads = uploads(&form_data.files, |_| None);
    let ctx = resident.context(&site, form_data.command);
    match casework::mailbox::write_to_town(ctx, url.case, &text, uploads).await {
        Ok(_) => Ok(reading.go_to(&portal::Case { case: url.case }.href().at("messages"))),
        Err(error) => {
            let refusal = Refusal::of(renamed(error, "file", "papers"), reading.language(), resident.now)?;
            let form_values = FormValues { message: text, ..FormValues::default() };
            show_again(&site, &reading, &resident, url.case, (form_values, refusal)).await
        }
    }
}

/// Notes that the applicant has seen everything. Scripts send it when the page has been shown, a button does without them.
pub(crate) async fn mark_seen(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::SeenMark>,
    headers: HeaderMap,
    form_data: FormData,
) -> HandlerResult {
    let form_data = form_data.trusted()?;
    casework::mailbox::see_mine(resident.context(&site, form_data.command), url.case).await?;
    // A script asks for no page.
    if headers.get("gw-script").is_some() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(reading.go_to(&portal::Case { case: url.case }))
}

/// The files with the key of the requested document that each answers.
fn uploads<'a>(files: &'a [FormFile], key: impl Fn(&'a str) -> Option<String>) -> Uploads {
    let upload = |file: &'a FormFile| {
        (key(&file.field), Upload { name: file.name.clone(), bytes: file.content.to_vec() })
    };
    files.iter().map(upload).collect()
}

fn key_of(field: &str, inquiry: InquiryId) -> Option<String> {
    field.strip_prefix(&document_field(inquiry, "")).map(str::to_owned)
}

/// The entries of a reply by the names that its fields have on the page, where several inquiries may stand.
fn in_form(error: UseCaseError, inquiry: InquiryId) -> UseCaseError {
    let UseCaseError::Entries(entries) = error else { return error };
    let named = entries.into_iter().map(|Entry { field, code }| {
        let field = match field.strip_prefix("papers.") {
            Some(key) => document_field(inquiry, key),
            None if field == "text" => text_field(inquiry),
            None => other_documents_field(inquiry),
        };
        Entry { field, code }
    });
    UseCaseError::Entries(named.collect())
}

fn renamed(error: UseCaseError, from: &str, to: &str) -> UseCaseError {
    let UseCaseError::Entries(mut entries) = error else { return error };
    for entry in &mut entries {
        if entry.field == from {
            to.clone_into(&mut entry.field);
        }
    }
    UseCaseError::Entries(entries)
}

//! What an applicant posts from the page of a case: a reply, a message, «I have seen this».

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::IntoResponse,
};
use cases::Uploads;
use ids::InquiryId;
use kernel::{
    error::{Entry, UseCaseError},
    papers::Upload,
};

use super::{
    inquiries::{Typed, other_papers_field, paper_field, text_field},
    show::show_again,
};
use crate::{
    interrupted::{Interrupted, is_interrupted},
    reading::{Answer, Reading},
};
use kit::{
    address::Path,
    door::Resident,
    posted::{Posted, PostedFile},
    refusal::Refusal,
    site::Site,
    urls::{Url, portal},
};

/// Answers an inquiry.
pub(crate) async fn reply(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Reply>,
    posted: Posted,
) -> Answer {
    let field = text_field(url.inquiry);
    let text = posted.text(&field).to_owned();
    if is_interrupted(&posted, &resident) {
        return Interrupted::page(&reading, &url, &posted, &[(&field, &text)]);
    }
    let uploads = uploads(&posted.files, |name| key_of(name, url.inquiry));
    let ctx = resident.context(&site, posted.command);
    match casework::mailbox::reply(ctx, url.case, url.inquiry, &text, uploads).await {
        Ok(_) => Ok(reading.go_to(&portal::Case { case: url.case }.href().at("messages"))),
        Err(error) => {
            let refusal = Refusal::of(in_form(error, url.inquiry), reading.language(), resident.now)?;
            let typed = Typed { reply: Some((url.inquiry, text)), ..Typed::default() };
            show_again(&site, &reading, &resident, url.case, (typed, refusal)).await
        }
    }
}

/// Writes to the town.
pub(crate) async fn write(
    State(site): State<Site>,
    reading: Reading,
    resident: Resident,
    Path(url): Path<portal::Messages>,
    posted: Posted,
) -> Answer {
    let text = posted.text("text").to_owned();
    if is_interrupted(&posted, &resident) {
        return Interrupted::page(&reading, &url, &posted, &[("text", &text)]);
    }
    let uploads = uploads(&posted.files, |_| None);
    let ctx = resident.context(&site, posted.command);
    match casework::mailbox::write_to_town(ctx, url.case, &text, uploads).await {
        Ok(_) => Ok(reading.go_to(&portal::Case { case: url.case }.href().at("messages"))),
        Err(error) => {
            let refusal = Refusal::of(renamed(error, "file", "papers"), reading.language(), resident.now)?;
            let typed = Typed { message: text, ..Typed::default() };
            show_again(&site, &reading, &resident, url.case, (typed, refusal)).await
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
    posted: Posted,
) -> Answer {
    let posted = posted.trusted()?;
    casework::mailbox::see_mine(resident.context(&site, posted.command), url.case).await?;
    // A script asks for no page.
    if headers.get("gw-script").is_some() {
        return Ok(StatusCode::NO_CONTENT.into_response());
    }
    Ok(reading.go_to(&portal::Case { case: url.case }))
}

/// The files with the key of the requested paper that each answers.
fn uploads<'a>(files: &'a [PostedFile], key: impl Fn(&'a str) -> Option<String>) -> Uploads {
    let upload = |file: &'a PostedFile| {
        (key(&file.field), Upload { name: file.name.clone(), bytes: file.content.to_vec() })
    };
    files.iter().map(upload).collect()
}

fn key_of(field: &str, inquiry: InquiryId) -> Option<String> {
    field.strip_prefix(&paper_field(inquiry, "")).map(str::to_owned)
}

/// The entries of a reply by the names that its fields have on the page, where several inquiries may stand.
fn in_form(error: UseCaseError, inquiry: InquiryId) -> UseCaseError {
    let UseCaseError::Entries(entries) = error else { return error };
    let named = entries.into_iter().map(|Entry { field, code }| {
        let field = match field.strip_prefix("papers.") {
            Some(key) => paper_field(inquiry, key),
            None if field == "text" => text_field(inquiry),
            None => other_papers_field(inquiry),
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

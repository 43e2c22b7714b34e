//! Handlers that show a case: its page, its whole record, a document.

use std::str::FromStr;

use axum::{
    extract::State,
    http::{HeaderValue, header},
};
use casework::desk::{
    Listing, OpenCase, Queue as Which, broken_from, neighbours, news_since, read_document, view_case,
};
use ids::{CaseId, DocumentId};
use kit::{
    address::{Path, Query},
    download::content,
    parts::Link,
    problem::WebError,
    refusal::Refusal,
    session::Staff,
    site::Site,
    urls::{Href, Url, desk},
};
use serde::Deserialize;

use super::{
    Trail,
    case::{FormValues, case_page, entry_words, viewer_kind, who},
    reading::{AtDesk, HandlerResult},
    record, words,
};
use crate::{case::ShownKind, texts::Say as _};

/// How the page of a case was opened.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Opened {
    /// The document that is shown.
    #[serde(default, rename = "paper")]
    document: String,
    /// The queue that it was opened from.
    #[serde(default, rename = "in")]
    queue: String,
}

/// Whether a document is saved instead of shown.
#[derive(Debug, Default, Deserialize)]
pub(crate) struct Wished {
    download: Option<u8>,
}

pub(crate) async fn show(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Case>,
    Query(opened): Query<Opened>,
) -> HandlerResult {
    let open = view_case(staff.reading(&site), url.case).await?;
    let form_values = FormValues {
        document: DocumentId::from_str(&opened.document).ok(),
        queue: Which::from_name(&opened.queue).map(|queue| queue.name().to_owned()),
        ..FormValues::default()
    };
    show_open(&site, &desk, &staff, &open, &form_values, &Refusal::default()).await
}

/// The page of a case that was read already; after a refusal with everything that was typed.
pub(crate) async fn show_open(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    open: &OpenCase,
    form_values: &FormValues,
    refusal: &Refusal,
) -> HandlerResult {
    let trail = trail(site, desk, staff, open.case().id(), form_values.queue.as_deref()).await?;
    let panels = desk.panels_beside(open.case()).await;
    let page = super::case::Case { panels, ..case_page(desk, open, trail, form_values, refusal) };
    desk.page_with(refusal.status(), &page)
}

/// What others brought into a case since somebody opened a form, in words.
pub(crate) fn news(desk: &AtDesk, staff: &Staff, open: &OpenCase, seen: u64) -> Vec<String> {
    let (language, case) = (desk.language(), open.case());
    let news = news_since(case, seen, staff.signed_in.person());
    news.map(|entry| format!("{}: {}", who(language, case, &entry.by), entry_words(language, entry)))
        .collect()
}

pub(crate) async fn show_record(
    State(site): State<Site>,
    (desk, staff): (AtDesk, Staff),
    Path(url): Path<desk::Record>,
) -> HandlerResult {
    let open = view_case(staff.reading(&site), url.case).await?;
    let broken = broken_from(staff.reading(&site), &open).await?;
    desk.page(&record::record_page(&desk, &open, broken))
}

/// A document comes with a policy of its own: nothing in it may run or reach out, and only the desk may frame it.
pub(crate) async fn show_document(
    State(site): State<Site>,
    staff: Staff,
    Path(url): Path<desk::Document>,
    Query(wished): Query<Wished>,
) -> HandlerResult {
    let document = read_document(staff.reading(&site), url.case, url.document).await?;
    let shown = viewer_kind(&document.row.media_type);
    let inline = wished.download.is_none() && shown != ShownKind::Other;
    // A sandboxed frame shows no PDF in any browser; their viewers bring walls of their own.
    let policy = match shown {
        ShownKind::Pdf => "default-src 'none'; frame-ancestors 'self'",
        ShownKind::Picture | ShownKind::Other => {
            "sandbox; default-src 'none'; img-src 'self'; frame-ancestors 'self'"
        }
    };
    let way = if inline { "inline" } else { "attachment" };
    let name = kit::urls::escape(&document.name);
    let disposition = format!("{way}; filename*=UTF-8''{name}");
    let mut response = content(document).await?;
    for (header, value) in
        [(header::CONTENT_DISPOSITION, disposition), (header::CONTENT_SECURITY_POLICY, policy.to_owned())]
    {
        let value = HeaderValue::from_str(&value).map_err(|error| WebError::Internal(Box::new(error)))?;
        response.headers_mut().insert(header, value);
    }
    Ok(response)
}

/// Where the case stands in the list that it was opened from.
async fn trail(
    site: &Site,
    desk: &AtDesk,
    staff: &Staff,
    case: CaseId,
    queue: Option<&str>,
) -> Result<Trail, WebError> {
    let queue = queue.and_then(Which::from_name);
    // Who only reads has no cases of their own.
    let usual = if desk.works_on_cases() { Which::Mine } else { Which::Department };
    let shown = queue.unwrap_or(usual);
    let list = desk::Queue { queue: shown.name().to_owned() };
    let list = Link::new(desk.language().say(words::queue_name(shown)), &list);
    let Some(queue) = queue else {
        return Ok(Trail { list, place: None, previous: None, next: None, to_next_step: true });
    };
    let found = neighbours(staff.reading(site), &Listing::whole(queue), case).await?;
    let to = |case: CaseId| -> Href { desk::Case { case }.href().with("in", queue.name()) };
    let Some(found) = found else {
        return Ok(Trail { list, place: None, previous: None, next: None, to_next_step: true });
    };
    let place = desk.language().say("place-in-list").with("place", found.place).with("total", found.total);
    let (previous, next) = (found.before.map(to), found.after.map(to));
    Ok(Trail { list, place: Some(place.into()), previous, next, to_next_step: true })
}

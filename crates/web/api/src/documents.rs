//! Handing in papers before filing.

use axum::{
    Json,
    extract::{DefaultBodyLimit, FromRequest as _, Multipart, Request, State, multipart::MultipartError},
    http::StatusCode,
};
use filing::clients::hand_in_document;
use kernel::{
    documents::Upload,
    error::{UseCaseError, codes::TextCode},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    auth::Caller,
    fault::{Fault, ProblemDetails},
};
use kit::{
    papers_room::PapersRoom,
    problem::WebError,
    site::{Site, WebState},
};

/// What is told of a body that is no form.
const NO_FORM: &str = "the body is not multipart/form-data with one part «file»";

/// A paper that was taken.
#[derive(Debug, Serialize, ToSchema)]
pub(super) struct HandedIn {
    /// Its id, for the answers and the list of papers.
    id: String,
    /// Its name, harmless.
    name: String,
    /// Its type by content.
    media_type: String,
    /// Its size.
    bytes: u64,
    /// SHA-256 of its bytes, hexadecimal.
    sha256: String,
}

/// The body: one part `file`.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes the multipart body")]
pub(super) struct PaperForm {
    /// PDF, JPEG or PNG, at most 20,000,000 bytes.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
}

/// Hands in a paper; it is removed a day later unless an application names it.
#[utoipa::path(
    post,
    path = "/api/v1/towns/{town}/papers",
    params(("town" = String, Path, description = "Short name of the town")),
    request_body(content = PaperForm, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "It was taken", body = HandedIn),
        (status = 400, description = "The request cannot be read; the detail says what is wrong", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 401, description = "No valid token of a client of this town", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 413, description = "The request is larger than is taken", body = ProblemDetails, content_type = "application/problem+json"),
        (status = 422, description = "What cannot be taken, by path, with sentences in German and English", body = ProblemDetails, content_type = "application/problem+json")
    )
)]
pub(super) async fn hand_in(
    State(site): State<Site>,
    caller: Caller,
    mut request: Request,
) -> Result<(StatusCode, Json<HandedIn>), Fault> {
    let web_state: &WebState = site.as_ref();
    DefaultBodyLimit::max(web_state.settings().upload_bytes_max).apply(&mut request);
    let body = Multipart::from_request(request, &site).await;
    let mut body = body.map_err(|_no_multipart| Fault::Malformed(NO_FORM.to_owned()))?;
    while let Some(mut part) = body.next_field().await.map_err(|error| unreadable(&error))? {
        if part.name() != Some("file") {
            continue;
        }
        let name = part.file_name().unwrap_or_default().to_owned();
        if name.contains('\0') {
            return Err(UseCaseError::entry("file", TextCode::Control).into());
        }
        let (mut bytes, mut room) = (Vec::new(), None);
        while let Some(piece) = part.chunk().await.map_err(|error| unreadable(&error))? {
            PapersRoom::take(web_state, piece.len(), &mut room).map_err(Fault::Other)?;
            bytes.extend_from_slice(&piece);
        }
        let kept = hand_in_document(caller.reading(&site), Upload { name, bytes }).await?;
        let answer = HandedIn {
            id: kept.row.document.to_string(),
            name: kept.name,
            media_type: kept.row.media_type,
            bytes: kept.row.bytes,
            sha256: case::Digest::from_bytes(kept.row.sha256).to_string(),
        };
        return Ok((StatusCode::CREATED, Json(answer)));
    }
    Err(Fault::Malformed("the part «file» is missing".to_owned()))
}

fn unreadable(error: &MultipartError) -> Fault {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE {
        return Fault::Other(WebError::TooLarge);
    }
    Fault::Malformed(NO_FORM.to_owned())
}

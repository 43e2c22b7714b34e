//! Documents of a case and the sealed letter of a decision, as downloads.
//!
//! What residents uploaded is never shown in place: it comes as an attachment, its type is not guessed, and a policy of its own
//! keeps a browser that opens it all the same from running anything.

use axum::{
    extract::State,
    http::{HeaderValue, header},
};
use casework::mailbox::my_document;
use kernel::documents::DocumentReader;
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::reading::{HandlerResult, SignedInResident};
use kit::{address::Path, download::content, problem::WebError, site::Site, urls::portal};

pub(crate) async fn document(
    State(site): State<Site>,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::Document>,
) -> HandlerResult {
    let document = my_document(resident.reading(&site), url.case, url.document).await?;
    download(document).await
}

/// The sealed letter, once the applicant may read it. Downloading it is no retrieval: it can only follow one.
pub(crate) async fn letter(
    State(site): State<Site>,
    SignedInResident(resident): SignedInResident,
    Path(url): Path<portal::DecisionLetter>,
) -> HandlerResult {
    let file = cases::my_case(resident.reading(&site), url.case).await?;
    let decision = file.case.decision(url.decision).ok_or(WebError::NotFound)?;
    let sealed = decision.sealed().ok_or(WebError::NotFound)?.id;
    let document = my_document(resident.reading(&site), url.case, sealed).await?;
    download(document).await
}

/// A document as an attachment.
async fn download(document: DocumentReader) -> HandlerResult {
    let disposition = disposition(&document.name);
    let policy = HeaderValue::from_static("default-src 'none'; sandbox; frame-ancestors 'none'");
    let mut response = content(document).await?;
    for (name, value) in [
        (header::CONTENT_DISPOSITION, disposition),
        (header::CONTENT_SECURITY_POLICY, policy),
        (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
    ] {
        response.headers_mut().insert(name, value);
    }
    Ok(response)
}

/// The name twice: plain letters for old programs, and as it is (RFC 6266).
fn disposition(name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|sign| if sign.is_ascii_alphanumeric() || "-_. ".contains(sign) { sign } else { '_' })
        .collect();
    let full = utf8_percent_encode(name, NON_ALPHANUMERIC);
    HeaderValue::from_str(&format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{full}"))
        .unwrap_or_else(|_| HeaderValue::from_static("attachment"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hostile_name_stays_within_the_header() {
        let header = disposition("Lageplan \"ä\"\r\nSet-Cookie: x.pdf");
        let text = header.to_str().unwrap();
        assert!(
            text.starts_with("attachment; filename=\"Lageplan _____Set-Cookie_ x.pdf\"; filename*=UTF-8''"),
            "{text}"
        );
        assert!(text.contains("%C3%A4"));
    }
}

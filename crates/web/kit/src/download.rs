//! Documents and letters as answers: handed on while they are read, so that one of any size needs memory for a few chunks only.

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::Response,
};
use futures_util::stream::{TryStreamExt as _, try_unfold};
use kernel::{documents::DocumentReader, error::UseCaseError};

/// The content of a document with its type and length.
///
/// It is read one piece ahead: a document that turns out to be damaged breaks off before its length is reached.
///
/// # Errors
///
/// As for [`DocumentReader::next`], if its beginning cannot be read already.
pub async fn content(mut document: DocumentReader) -> Result<Response, UseCaseError> {
    let (id, length) = (document.row.document, HeaderValue::from(document.row.bytes));
    let kind = HeaderValue::from_str(&document.row.media_type)
        .unwrap_or_else(|_| HeaderValue::from_static("application/octet-stream"));
    let first = document.next().await?;
    let pieces = try_unfold((first, document), |(ahead, mut document)| async move {
        let Some(piece) = ahead else { return Ok(None) };
        let next = document.next().await?;
        Ok::<_, UseCaseError>(Some((piece, (next, document))))
    });
    let pieces = pieces.inspect_err(
        move |error| tracing::error!(document.id = %id, error = %error, "a paper breaks off while it is sent"),
    );
    let mut response = Response::new(Body::from_stream(pieces));
    response.headers_mut().insert(header::CONTENT_TYPE, kind);
    response.headers_mut().insert(header::CONTENT_LENGTH, length);
    Ok(response)
}

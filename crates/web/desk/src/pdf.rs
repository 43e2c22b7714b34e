//! PDFs of our own, shown in place: nothing may run in them, and nobody else may frame them.

use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};

use kit::urls::escape;

/// No script, style or request of its own; the browser's viewer shows it, on our own pages only.
const POLICY: HeaderValue = HeaderValue::from_static(
    "default-src 'none'; object-src 'self'; frame-ancestors 'self'; base-uri 'none'",
);

/// A PDF to be shown, with the name under which it is saved.
pub(crate) fn shown(pdf: impl IntoResponse, name: &str) -> Response {
    let disposition = format!("inline; filename*=UTF-8''{}", escape(name));
    let mut response = pdf.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/pdf"));
    headers.insert(header::CONTENT_SECURITY_POLICY, POLICY);
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// Words where the PDF would be, for a letter that cannot be printed yet.
pub(crate) fn words(sentence: String) -> Response {
    let plain = (header::CONTENT_TYPE, HeaderValue::from_static("text/plain; charset=utf-8"));
    (StatusCode::UNPROCESSABLE_ENTITY, [plain], sentence).into_response()
}

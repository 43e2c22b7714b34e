//! Large bodies: where papers come, and as long as there is room for them.

use axum::http::{StatusCode, header};
use ids::Uuid;

use super::{ask, post, post_to, site, token};

/// A form with one file of so many MiB.
fn form_with_file(mebibytes: usize) -> String {
    let file = "x".repeat(mebibytes << 20);
    let head = "content-disposition: form-data; name";
    let hidden = |name: &str, value: &str| format!("--x\r\n{head}=\"{name}\"\r\n\r\n{value}\r\n");
    let hidden = hidden("command", &Uuid::nil().to_string()) + &hidden("token", &token());
    format!("{hidden}--x\r\n{head}=\"plan\"; filename=\"plan.pdf\"\r\n\r\n{file}\r\n--x--\r\n")
}

#[tokio::test]
async fn large_bodies_are_taken_where_papers_come_and_as_long_as_there_is_room() {
    const FORM: &str = "multipart/form-data; boundary=x";
    let router = site();
    let (status, ..) = ask(&router, post(FORM, form_with_file(2))).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "no papers come there");
    for _ in 0..3 {
        let (status, _, said) = ask(&router, post_to("/open/lost", FORM, form_with_file(2))).await;
        assert_eq!(status, StatusCode::OK, "the room is free again: {said}");
    }
    let (status, headers, _) = ask(&router, post_to("/open/lost", FORM, form_with_file(4))).await;
    assert_eq!(status, StatusCode::SERVICE_UNAVAILABLE, "more than the room of all");
    assert_eq!(headers[header::RETRY_AFTER], "10");
}

#[tokio::test]
async fn a_connection_ends_whose_body_nobody_read() {
    const FORM: &str = "application/x-www-form-urlencoded";
    let router = site();
    let (status, headers, _) = ask(&router, post_to("/cases", FORM, "text=Moin".to_owned())).await;
    assert_eq!(status, StatusCode::METHOD_NOT_ALLOWED);
    assert_eq!(
        headers[header::CONNECTION],
        "close",
        "what was not read stands in the way of the next request"
    );
    let (status, headers, _) = ask(&router, post_to("/open", FORM, "text=Moin".to_owned())).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "it was read, and has no command");
    assert!(!headers.contains_key(header::CONNECTION));
    let (_, headers, _) = ask(&router, super::get("/")).await;
    assert!(!headers.contains_key(header::CONNECTION), "there is no body to read");
}

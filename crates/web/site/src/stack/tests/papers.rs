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

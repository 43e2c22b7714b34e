//! Addresses and methods that there are not: problem details, and a sentence that helps a program.

use axum::{
    body::Body,
    http::{Method, Request, header},
};
use serde_json::json;
use testing::{Engine, Harness, site::Response};

#[tokio::test]
async fn what_is_not_there_is_told_to_programs_too() {
    let harness = Harness::on(Engine::Sqlite).await;
    let program = harness.api_client(&harness.town, None).await;
    for path in ["/api", "/api/", "/api/v1", "/api/v2/towns", "/api/v1/towns/foerdestadt/cases", "/api/%FF"] {
        for method in [Method::GET, Method::POST, Method::DELETE] {
            let seen = send(&harness, &method, path).await;
            assert_eq!(seen.status, 404, "{method} {path}");
            assert_not_found(path, &seen);
        }
    }
    for path in ["/cases/abc", "/cases/%FF", "/cases/abc/decisions", "/cases/%FF/messages"] {
        let seen = program.get(path).await;
        assert_eq!(seen.status, 404, "{path}: {}", seen.text());
        assert_not_found(path, &seen);
    }
    harness.end().await;
}

#[tokio::test]
async fn another_method_is_told_which_there_are() {
    let harness = Harness::on(Engine::Sqlite).await;
    for (method, path, allowed) in [
        (Method::DELETE, "/api/v1/towns/foerdestadt/cases/H-2026-0001", "GET,HEAD"),
        (Method::POST, "/api/v1/towns/foerdestadt/cases/H-2026-0001/messages", "GET,HEAD"),
        (Method::GET, "/api/v1/towns/foerdestadt/papers", "POST"),
        (Method::PUT, "/api/openapi.json", "GET,HEAD"),
    ] {
        let seen = send(&harness, &method, path).await;
        assert_eq!(seen.status, 405, "{method} {path}: {}", seen.text());
        assert_eq!(seen.headers[header::ALLOW], allowed, "{method} {path}");
        assert_eq!(seen.headers[header::CONTENT_TYPE], "application/problem+json", "{method} {path}");
        assert_eq!(seen.json()["status"], json!(405));
        assert!(seen.json()["detail"].as_str().unwrap().contains("Allow"), "{}", seen.text());
    }
    harness.end().await;
}

#[tokio::test]
async fn the_scheme_of_a_token_is_written_in_letters_of_either_case() {
    let harness = Harness::on(Engine::Sqlite).await;
    let program = harness.api_client(&harness.town, None).await;
    let uri = format!("/api/v1/towns/{}/cases/H-2026-0001", harness.town.slug);
    for (scheme, status) in [("Bearer", 404), ("bearer", 404), ("BEARER", 404), ("Basic", 401), ("", 401)] {
        let request = Request::get(&uri).header(header::AUTHORIZATION, format!("{scheme} {}", program.token));
        let seen = harness.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(seen.status.as_u16(), status, "{scheme}");
    }
    harness.end().await;
}

async fn send(harness: &Harness, method: &Method, path: &str) -> Response {
    let request = Request::builder().method(method).uri(path).header(header::HOST, "api.example");
    harness.send(request.body(Body::empty()).unwrap()).await
}

/// A program has no start page to go to.
#[track_caller]
fn assert_not_found(path: &str, seen: &Response) {
    assert_eq!(seen.headers[header::CONTENT_TYPE], "application/problem+json", "{path}");
    let problem = seen.json();
    assert_eq!(problem["type"], json!("urn:gangway:problem:not-found"), "{path}");
    let detail = problem["detail"].as_str().unwrap();
    assert!(!detail.contains("page") && detail.contains("openapi.json"), "{path}: {detail}");
}

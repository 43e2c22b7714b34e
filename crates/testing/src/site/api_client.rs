//! A registered client of the HTTP interface, with its token.

use admin::clients::{NewClient, add_client};
use axum::{
    body::Body,
    http::{Method, Request, header},
};
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::Response;
use crate::{
    Harness, TestTown, operator,
    samples::{SKETCH, zone_answers},
};

/// A registered client.
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct ApiClient<'a> {
    harness: &'a Harness,
    /// Short name of the town that it speaks to.
    pub slug: String,
    pub token: String,
    pub client: ids::ClientId,
}

impl Harness {
    /// Registers a client of a town, good for a day, for one service or all.
    pub async fn api_client(&self, town: &TestTown, service: Option<&str>) -> ApiClient<'_> {
        let new = NewClient {
            name: "Formularserver".to_owned(),
            service: service.map(str::to_owned),
            expires_at: self.now().checked_add(SignedDuration::from_hours(24)).unwrap(),
        };
        let (client, token) = add_client(self.ctx(town.id), self.command(), operator(), new).await.unwrap();
        ApiClient { harness: self, slug: town.slug.clone(), token, client }
    }
}

impl ApiClient<'_> {
    /// The same token used at another town.
    #[must_use]
    pub fn at(self, town: &TestTown) -> Self {
        Self { slug: town.slug.clone(), ..self }
    }

    /// The same client with another token.
    #[must_use]
    pub fn with_token(self, token: String) -> Self {
        Self { token, ..self }
    }

    /// Below the town's address.
    pub async fn get(&self, path: &str) -> Response {
        self.harness.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Hands in a document.
    pub async fn hand_in(&self, name: &str, bytes: &[u8]) -> Response {
        let mut body = b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"".to_vec();
        body.extend_from_slice(name.as_bytes());
        body.extend_from_slice(b"\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        self.post_documents("multipart/form-data; boundary=edge", body).await
    }

    /// Sends any body to where documents are handed in.
    pub async fn post_documents(&self, content_type: &str, body: Vec<u8>) -> Response {
        let request = self.request(Method::POST, "/papers").header(header::CONTENT_TYPE, content_type);
        self.harness.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Files under an idempotency key, as a program does.
    pub async fn file(&self, service: &str, key: &str, application: &Value) -> Response {
        self.file_raw(service, Some(key), application.to_string().into_bytes()).await
    }

    /// Sends any body to where applications are filed.
    pub async fn file_raw(&self, service: &str, key: Option<&str>, body: Vec<u8>) -> Response {
        let request = self
            .request(Method::POST, &format!("/services/{service}/applications"))
            .header(header::CONTENT_TYPE, "application/json");
        let request = match key {
            Some(key) => request.header("Idempotency-Key", key),
            None => request,
        };
        self.harness.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A complete application for a no-stopping zone, with a sketch handed in for it.
    pub async fn zone(&self) -> Value {
        let handed = self.hand_in("skizze.pdf", SKETCH).await;
        assert_eq!(handed.status, 201, "{}", handed.text());
        let document = handed.json()["id"].as_str().unwrap().to_owned();
        json!({
            "revision": 1,
            "answers": zone_answers(&document, locale::civil_day(self.harness.now())),
            "papers": [document],
            "delivery": { "way": "post" },
            "contact": {},
            "language": "de",
        })
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(format!("/api/v1/towns/{}{path}", self.slug))
            .header(header::HOST, "api.example")
            .header(header::AUTHORIZATION, format!("Bearer {}", self.token))
    }
}

impl Response {
    /// The answer as JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }
}

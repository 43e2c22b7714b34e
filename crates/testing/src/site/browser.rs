//! A browser without script: keeps cookies, reads the forms of pages, sends them.

use std::{collections::BTreeMap, net::SocketAddr, sync::Mutex};

use axum::{
    body::{Body, to_bytes},
    extract::ConnectInfo,
    http::{HeaderMap, Method, Request, StatusCode, header},
};
use tower::ServiceExt as _;

use super::form::{Form, FormFile};
use crate::{CLIENT_ADDRESS, Harness, TestTown};

/// The largest answer that a test reads.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// A browser at the host of one town.
pub struct Browser<'a> {
    harness: &'a Harness,
    host: String,
    cookies: Mutex<BTreeMap<String, String>>,
}

/// An answer, as the browser saw it.
#[derive(Debug)]
#[expect(missing_docs, reason = "what has no comment says by name and type what it is")]
pub struct Response {
    pub status: StatusCode,
    pub headers: HeaderMap,
    /// Its body as it came.
    pub body: Vec<u8>,
}

impl Harness {
    /// A browser in which nobody is signed in.
    pub fn browser(&self, town: &TestTown) -> Browser<'_> {
        Browser { harness: self, host: town.host.clone(), cookies: Mutex::default() }
    }

    /// Sends any request through the whole site.
    pub async fn send(&self, mut request: Request<Body>) -> Response {
        let here = SocketAddr::from((CLIENT_ADDRESS, 40_000));
        request.extensions_mut().insert(ConnectInfo(here));
        let response = self.pages().router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, ANSWER_BYTES_MAX).await.unwrap().to_vec();
        Response { status: parts.status, headers: parts.headers, body }
    }
}

impl Browser<'_> {
    /// Takes over a session that began elsewhere.
    #[must_use]
    pub fn with_cookie(self, name: &str, value: &str) -> Self {
        self.remember(name, value);
        self
    }

    /// The same cookies at another town.
    #[must_use]
    pub fn at(mut self, town: &TestTown) -> Self {
        self.host.clone_from(&town.host);
        self
    }

    /// Keeps a cookie.
    pub fn remember(&self, name: &str, value: &str) {
        self.cookies.lock().unwrap().insert(name.to_owned(), value.to_owned());
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap().get(name).cloned()
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Response {
        self.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Opens a page as browsers do, which take it compressed.
    pub async fn get_compressed(&self, path: &str) -> Response {
        let request = self.request(Method::GET, path).header(header::ACCEPT_ENCODING, "gzip, br");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Sends a form with these fields.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let request = self
            .request(Method::POST, path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .body(Body::from(pairs.join("&")))
            .unwrap();
        let response = self.send(request).await;
        assert_keeps_secrets(&response, fields);
        response
    }

    /// Sends a form of a page.
    pub async fn submit(&self, form: &Form) -> Response {
        if form.files.is_empty() {
            let fields: Vec<(&str, &str)> =
                form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
            return self.post(&form.action, &fields).await;
        }
        let request = self
            .request(Method::POST, &form.action)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
            .body(Body::from(multipart(form)))
            .unwrap();
        self.send(request).await
    }

    fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let cookies = self.cookies.lock().unwrap();
        let line: Vec<String> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = Request::builder().method(method).uri(path).header(header::HOST, &self.host);
        if line.is_empty() { request } else { request.header(header::COOKIE, line.join("; ")) }
    }

    async fn send(&self, request: Request<Body>) -> Response {
        let seen = self.harness.send(request).await;
        let mut cookies = self.cookies.lock().unwrap();
        for line in seen.headers.get_all(header::SET_COOKIE) {
            let (pair, rest) = line.to_str().unwrap().split_once(';').unwrap();
            let (name, value) = pair.split_once('=').unwrap();
            if rest.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        seen
    }
}

impl Response {
    /// The page.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Where a redirect leads, as a path.
    pub fn location(&self) -> Option<String> {
        self.headers.get(header::LOCATION).map(|value| value.to_str().unwrap().to_owned())
    }

    /// The value of the first field of this name, hidden or not.
    pub fn field(&self, name: &str) -> Option<String> {
        let text = self.text();
        let wanted = format!(" name=\"{name}\"");
        let tags = text.split("<input").skip(1);
        tags.filter_map(|tag| tag.split_once('>').map(|(tag, _)| tag))
            .find(|tag| tag.contains(&wanted))
            .and_then(|tag| tag.split_once(" value=\"")?.1.split_once('"').map(|(value, _)| value.to_owned()))
    }

    /// Command and token of the first form of the page.
    #[track_caller]
    pub fn csrf(&self) -> [(String, String); 2] {
        let value = |name: &str| self.field(name).unwrap_or_else(|| panic!("no {name} in {}", self.text()));
        [("command".to_owned(), value("command")), ("token".to_owned(), value("token"))]
    }
}

/// History and the logs of proxies keep addresses: nothing that lets somebody in, or repeats an act, may stand in one.
#[track_caller]
fn assert_keeps_secrets(response: &Response, fields: &[(&str, &str)]) {
    let Some(location) = response.location() else { return };
    for (name, value) in fields.iter().filter(|(_, value)| value.len() > 3) {
        let is_secret = ["command", "token", "code", "password"].contains(name);
        assert!(!(is_secret && location.contains(&encoded(value))), "{name} stands in {location}");
    }
}

/// Fields and files, as browsers encode forms with files.
fn multipart(form: &Form) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in &form.fields {
        let head = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    for FormFile { field, name, bytes } in &form.files {
        let head = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    body
}

/// Percent-encoded, as browsers encode forms.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' => char::from(byte).to_string(),
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

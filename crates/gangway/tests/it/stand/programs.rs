//! A program that uses the HTTP interface with its token.

use app::{
    clients::{NewClient, add_client},
    town::By,
};
use axum::{
    body::Body,
    http::{Method, Request, header},
};
use jiff::{SignedDuration, ToSpan as _, civil::Date};
use serde_json::{Value, json};

use super::{Place, Seen, Stand};

/// A registered client.
pub(crate) struct Program<'a> {
    stand: &'a Stand,
    pub(crate) slug: String,
    pub(crate) token: String,
    pub(crate) client: ids::ClientId,
}

impl Stand {
    /// Registers a client of a town, good for a day, for one service or all.
    pub(crate) async fn program(&self, place: &Place, service: Option<&str>) -> Program<'_> {
        let new = NewClient {
            name: "Formularserver".to_owned(),
            service: service.map(str::to_owned),
            expires_at: self.now().checked_add(SignedDuration::from_hours(24)).unwrap(),
        };
        let (client, token) =
            add_client(self.ctx(place.town), self.command(), By::Operator, new).await.unwrap();
        Program { stand: self, slug: place.slug.clone(), token, client }
    }
}

impl Program<'_> {
    /// The same token used at another town.
    pub(crate) fn at(self, place: &Place) -> Self {
        Self { slug: place.slug.clone(), ..self }
    }

    /// The same client with another token.
    pub(crate) fn with_token(self, token: String) -> Self {
        Self { token, ..self }
    }

    /// Below the town's address.
    pub(crate) async fn get(&self, path: &str) -> Seen {
        self.stand.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    /// Hands in a paper.
    pub(crate) async fn hand_in(&self, name: &str, bytes: &[u8]) -> Seen {
        let mut body = b"--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"".to_vec();
        body.extend_from_slice(name.as_bytes());
        body.extend_from_slice(b"\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        self.post_papers("multipart/form-data; boundary=edge", body).await
    }

    /// Sends any body to where papers are handed in.
    pub(crate) async fn post_papers(&self, content_type: &str, body: Vec<u8>) -> Seen {
        let request = self.request(Method::POST, "/papers").header(header::CONTENT_TYPE, content_type);
        self.stand.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Files an application.
    pub(crate) async fn file(&self, service: &str, key: &str, application: &Value) -> Seen {
        self.file_raw(service, Some(key), application.to_string().into_bytes()).await
    }

    /// Sends any body to where applications are filed.
    pub(crate) async fn file_raw(&self, service: &str, key: Option<&str>, body: Vec<u8>) -> Seen {
        let request = self
            .request(Method::POST, &format!("/services/{service}/applications"))
            .header(header::CONTENT_TYPE, "application/json");
        let request = match key {
            Some(key) => request.header("Idempotency-Key", key),
            None => request,
        };
        self.stand.send(request.body(Body::from(body)).unwrap()).await
    }

    /// A complete application for a no-stopping zone, with a sketch handed in for it.
    pub(crate) async fn zone(&self) -> Value {
        let handed = self.hand_in("skizze.pdf", SKETCH).await;
        assert_eq!(handed.status, 201, "{}", handed.text());
        let paper = handed.json()["id"].as_str().unwrap().to_owned();
        json!({
            "revision": 1,
            "answers": answers_for_a_zone(&paper, locale::civil_day(self.stand.now())),
            "papers": [paper],
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

impl Seen {
    /// The answer as JSON.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("no JSON: {}", self.text()))
    }
}

/// A paper that is taken.
pub(crate) const SKETCH: &[u8] = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n\
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n\
trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n";

/// Complete answers for a no-stopping zone in three weeks; a paper's name, type and size are the vault's to say.
pub(crate) fn answers_for_a_zone(paper: &str, today: Date) -> Value {
    let day = today.checked_add(21.days()).unwrap().to_string();
    json!({
        "applicant_kind": "person",
        "first_name": "Mehmet",
        "last_name": "Yıldız",
        "address": { "street": "Hafenstraße", "house_number": "7", "postcode": "24900", "town": "Fördestadt" },
        "on_site": { "name": "Mehmet Yıldız", "mobile": "0170 1234567" },
        "occasion": "move",
        "places": [{
            "street": "Hafenstraße", "house_from": "7", "side": "same", "metres": 15, "closure": "lane"
        }],
        "from_date": day,
        "from_time": "07:00",
        "to_date": day,
        "to_time": "18:00",
        "signs": "company",
        "signs_company": "Schilder Nord GmbH",
        "sketch": [{ "paper": paper, "name": "-", "media_type": "application/pdf", "bytes": 1 }],
    })
}

//! `/api/openapi.json` is a sound description, and every path in it answers as it says.

use std::collections::BTreeSet;

use axum::{
    body::Body,
    http::{Request, header},
};
use serde_json::{Value, json};
use testing::{Engine, Harness, site::Response};

/// What an answer of a path is compared with.
pub(super) struct Description(Value);

impl Description {
    pub(super) async fn read(harness: &Harness) -> Self {
        let request = Request::get("/api/openapi.json").header(header::HOST, "api.example");
        let seen = harness.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(seen.status, 200);
        Self(seen.json())
    }

    /// Asserts that this answer of this operation is described, and is what the description says.
    #[track_caller]
    pub(super) fn assert_describes(&self, method: &str, path: &str, seen: &Response) {
        let pointer =
            format!("/paths/{}/{method}/responses/{}", path.replace('/', "~1"), seen.status.as_u16());
        let described = self.0.pointer(&pointer).unwrap_or_else(|| panic!("not described: {pointer}"));
        let kind = seen.headers[header::CONTENT_TYPE].to_str().unwrap();
        let schema = described["content"][kind]["schema"].clone();
        assert!(schema.is_object(), "{method} {path}: {kind} is not described");
        let mut whole = schema;
        whole["components"] = self.0["components"].clone();
        let validator = jsonschema::draft202012::new(&whole).unwrap();
        let body = seen.json();
        let errors: Vec<String> = validator.iter_errors(&body).map(|error| error.to_string()).collect();
        assert_eq!(errors, Vec::<String>::new(), "{method} {path}: {body}");
    }
}

#[tokio::test]
async fn the_description_is_sound() {
    let harness = Harness::on(Engine::Sqlite).await;
    let Description(api) = Description::read(&harness).await;
    assert!(api["openapi"].as_str().unwrap().starts_with("3.1."), "{}", api["openapi"]);
    let schemas = api["components"]["schemas"].as_object().unwrap();
    for (name, schema) in schemas {
        assert!(jsonschema::meta::is_valid(&with_dialect(schema)), "{name} is no JSON Schema");
    }
    let mut references = BTreeSet::new();
    collect_references(&api, &mut references);
    for reference in references {
        assert!(api.pointer(reference.trim_start_matches('#')).is_some(), "{reference} leads nowhere");
    }
    let mut names = BTreeSet::new();
    for (path, operations) in api["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            assert_parameters(path, operation);
            let name = operation["operationId"].as_str().unwrap().to_owned();
            assert!(names.insert(name), "{method} {path}: its name is taken");
            assert!(operation["responses"].get("401").is_some(), "{method} {path}: without a token?");
            let general: &[&str] =
                if method == "get" { &["429", "500", "503"] } else { &["409", "429", "500", "503", "507"] };
            for status in general {
                assert!(operation["responses"].get(status).is_some(), "{method} {path}: {status}");
            }
            for (status, response) in operation["responses"].as_object().unwrap() {
                let words = response["description"].as_str().unwrap_or_default();
                assert!(!words.is_empty(), "{method} {path}: {status} says nothing");
            }
        }
    }
    insta::assert_json_snapshot!(api);
    harness.end().await;
}

/// Every path of the description is a route, and asks for a token before anything else.
#[tokio::test]
async fn every_path_asks_for_a_token() {
    let harness = Harness::on(Engine::Sqlite).await;
    let description = Description::read(&harness).await;
    for (path, operations) in description.0["paths"].as_object().unwrap() {
        for method in operations.as_object().unwrap().keys() {
            let uri = path
                .replace("{town}", &harness.town.slug)
                .replace("{service}", "haltverbotszone")
                .replace("{number}", "H-2026-0001");
            assert!(!uri.contains('{'), "{uri}: say here what stands for it");
            let request = Request::builder().method(method.to_uppercase().as_str()).uri(uri);
            let seen = harness.send(request.body(Body::empty()).unwrap()).await;
            assert_eq!(seen.status, 401, "{method} {path}");
            assert_eq!(seen.headers[header::WWW_AUTHENTICATE], "Bearer");
            description.assert_describes(method, path, &seen);
        }
    }
    harness.end().await;
}

fn with_dialect(schema: &Value) -> Value {
    let mut schema = schema.clone();
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema
}

fn collect_references(value: &Value, into: &mut BTreeSet<String>) {
    match value {
        Value::Object(entries) => {
            into.extend(entries.get("$ref").and_then(Value::as_str).map(str::to_owned));
            entries.values().for_each(|entry| collect_references(entry, into));
        }
        Value::Array(items) => items.iter().for_each(|item| collect_references(item, into)),
        _ => {}
    }
}

/// The parameters in the path are those that are described.
#[track_caller]
fn assert_parameters(path: &str, operation: &Value) {
    let named: BTreeSet<&str> =
        path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}')).collect();
    let parameters = operation["parameters"].as_array().unwrap().iter();
    let described: BTreeSet<&str> = parameters
        .filter(|parameter| parameter["in"] == "path")
        .map(|parameter| parameter["name"].as_str().unwrap())
        .collect();
    assert_eq!(named, described, "{path}");
}

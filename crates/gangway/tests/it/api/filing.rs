//! Filing: documents, applications, and the same answer to the same key.

use axum::http::{StatusCode, header};
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::description::Description;
use testing::{Harness, on_both_engines, samples::SKETCH, site::Response};

const APPLICATIONS: &str = "/api/v1/towns/{town}/services/{service}/applications";

on_both_engines!(
    Harness:
    the_same_key_gives_the_same_answer,
    another_application_needs_another_key,
    twelve_at_once_with_one_key_file_one_case,
    of_two_at_once_with_one_key_one_is_refused,
    problems_come_by_path,
    documents_are_counted_as_they_are
);

async fn the_same_key_gives_the_same_answer(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let description = Description::read(harness).await;
    let application = program.zone().await;
    let first = program.file("haltverbotszone", "key-1", &application).await;
    assert_eq!(first.status, 201, "{}", first.text());
    description.assert_describes("post", APPLICATIONS, &first);
    let again = program.file("haltverbotszone", "key-1", &application).await;
    assert_eq!((again.status, &again.body), (StatusCode::CREATED, &first.body));

    harness.clock.advance(SignedDuration::from_hours(23));
    let late = program.file("haltverbotszone", "key-1", &application).await;
    assert_eq!((late.status, &late.body), (StatusCode::CREATED, &first.body), "within a day");

    // Another key is another application; its document is new, for the first one's belongs to a case by now.
    let second = program.file("haltverbotszone", "key-2", &program.zone().await).await;
    assert_eq!(second.status, 201, "{}", second.text());
    assert_ne!(second.json()["case_number"], first.json()["case_number"]);
    assert_ne!(second.json()["access_code"], first.json()["access_code"]);
    let taken = program.file("haltverbotszone", "key-3", &application).await;
    assert_eq!(taken.status, 422, "{}", taken.text());
}

/// What a key stands for is the application, not the way it is written down.
async fn another_application_needs_another_key(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let description = Description::read(harness).await;
    let application = program.zone().await;
    let first = program.file("haltverbotszone", "key", &application).await;
    assert_eq!(first.status, 201, "{}", first.text());
    let rewritten = upside_down(&application).into_bytes();
    let again = program.file_raw("haltverbotszone", Some("key"), rewritten).await;
    assert_eq!(
        (again.status, &again.body),
        (StatusCode::CREATED, &first.body),
        "the same, written otherwise"
    );

    for (what, path, value) in [
        ("other answers", "/answers/occasion", json!("works")),
        ("other papers", "/papers", json!([])),
        ("another contact", "/contact", json!({ "email": "mehmet@example.org" })),
        ("another language", "/language", json!("en")),
        ("another way", "/delivery", json!({ "way": "portal", "consent": "1" })),
        ("another revision", "/revision", json!(7)),
    ] {
        let mut other = application.clone();
        *other.pointer_mut(path).unwrap() = value;
        let refused = program.file("haltverbotszone", "key", &other).await;
        assert_problems(&description, &refused, &["Idempotency-Key"]);
        assert_eq!(refused.json()["errors"][0]["code"], json!("idempotency-key-used"), "{what}");
        let number = first.json()["case_number"].as_str().unwrap().to_owned();
        assert!(!refused.text().contains(&number), "{what}: nothing of the first answer");
    }
    let elsewhere = program.file("baumfaellgenehmigung", "key", &application).await;
    assert_problems(&description, &elsewhere, &["Idempotency-Key"]);
    let unknown = program.file("hundesteuer", "key", &application).await;
    assert_eq!(unknown.status, 404, "a service that is not there: {}", unknown.text());
    assert_eq!(harness.cases().await.len(), 1);

    // Another program's keys are its own: it learns nothing of this one's.
    let other = harness.api_client(&harness.town, None).await;
    let filed = other.file("haltverbotszone", "key", &other.zone().await).await;
    assert_eq!(filed.status, 201, "{}", filed.text());
    let still = program.file("haltverbotszone", "key", &application).await;
    assert_eq!((still.status, &still.body), (StatusCode::CREATED, &first.body), "the first answer stands");
}

async fn of_two_at_once_with_one_key_one_is_refused(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let applications = [program.zone().await, program.zone().await];
    let calls = applications.iter().map(|application| program.file("haltverbotszone", "one", application));
    let mut statuses: Vec<u16> = futures(calls).await.iter().map(|answer| answer.status.as_u16()).collect();
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 422]);
    assert_eq!(harness.cases().await.len(), 1);
}

/// The same application as a text with its fields in another order.
fn upside_down(application: &Value) -> String {
    match application {
        Value::Object(entries) => {
            let entries =
                entries.iter().rev().map(|(key, value)| format!("{} : {}", json!(key), upside_down(value)));
            format!("{{{}}}", entries.collect::<Vec<_>>().join(",\n"))
        }
        Value::Array(items) => {
            format!("[{}]", items.iter().map(upside_down).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

async fn twelve_at_once_with_one_key_file_one_case(harness: &Harness) {
    let program = harness.api_client(&harness.town, Some("haltverbotszone")).await;
    let application = program.zone().await;
    let calls = (0..12).map(|_| program.file("haltverbotszone", "one", &application));
    let answers = futures(calls).await;
    let first = answers[0].json();
    for answer in &answers {
        assert_eq!(answer.status, 201, "{}", answer.text());
        assert_eq!(answer.json(), first);
    }
    let rows = harness.cases().await;
    assert_eq!(rows.len(), 1, "one case");
}

async fn problems_come_by_path(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let description = Description::read(harness).await;
    let mut application = program.zone().await;
    application["answers"]["places"][0]["colour"] = json!("red");
    application["answers"]["unknown"] = json!(1);
    let misfits = program.file("haltverbotszone", "key", &application).await;
    assert_problems(&description, &misfits, &["places[0].colour", "unknown"]);
    let mut application = program.zone().await;
    application["answers"]["places"][0]["metres"] = json!("fifteen");
    application["answers"].as_object_mut().unwrap().remove("last_name");
    let problems = program.file("haltverbotszone", "key", &application).await;
    assert_problems(&description, &problems, &["last_name", "places[0].metres"]);

    // A refused application has used up nothing: the same key files the mended one.
    let mended = program.file("haltverbotszone", "key", &program.zone().await).await;
    assert_eq!(mended.status, 201, "{}", mended.text());
}

/// Every problem stands at its path, and says in both languages what to do.
#[track_caller]
fn assert_problems(description: &Description, seen: &Response, expected: &[&str]) {
    assert_eq!(seen.status, 422, "{}", seen.text());
    assert_eq!(seen.headers[header::CONTENT_TYPE], "application/problem+json");
    description.assert_describes("post", APPLICATIONS, seen);
    let errors = seen.json()["errors"].as_array().unwrap().clone();
    let mut paths: Vec<&str> = errors.iter().map(|error| error["path"].as_str().unwrap()).collect();
    paths.sort_unstable();
    assert_eq!(paths, expected);
    for error in &errors {
        assert!(error["message_de"].as_str().is_some_and(|text| !text.is_empty()), "{error}");
        assert!(error["message_en"].as_str().is_some_and(|text| !text.is_empty()), "{error}");
    }
}

/// Name, type and size are the vault's to say; a document that was never handed in is none.
async fn documents_are_counted_as_they_are(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let description = Description::read(harness).await;
    let handed = program.hand_in("../../etc/Skizze\u{202e}fdp.exe", SKETCH).await;
    assert_eq!(handed.status, 201, "{}", handed.text());
    description.assert_describes("post", "/api/v1/towns/{town}/papers", &handed);
    let name = handed.json()["name"].as_str().unwrap().to_owned();
    assert!(name.strip_suffix(".pdf").is_some() && !name.contains(['/', '\\', '\u{202e}']), "{name}");
    assert_eq!(handed.json()["bytes"], json!(SKETCH.len()));

    let mut application = program.zone().await;
    let real = application["papers"].take();
    application["papers"] = json!([]);
    let unnamed = program.file("haltverbotszone", "a", &application).await;
    assert_eq!(unnamed.status, 422, "a paper that the list does not name: {}", unnamed.text());
    application["answers"]["sketch"][0]["paper"] = json!("0192aaaa-0000-7000-8000-000000000001");
    application["papers"] = json!(["0192aaaa-0000-7000-8000-000000000001"]);
    let unknown = program.file("haltverbotszone", "a", &application).await;
    assert_eq!(unknown.status, 422, "{}", unknown.text());
    application["papers"] = json!([]);
    let invented = program.file("haltverbotszone", "a", &application).await;
    assert_eq!(invented.status, 422, "a paper that nobody has handed in: {}", invented.text());

    application["answers"]["sketch"][0]["paper"] = real[0].clone();
    application["papers"] = json!([real[0], real[0]]);
    let twice = program.file("haltverbotszone", "a", &application).await;
    assert_eq!(twice.status, 422, "named twice: {}", twice.text());
    application["papers"] = real;
    let filed = program.file("haltverbotszone", "a", &application).await;
    assert_eq!(filed.status, 201, "{}", filed.text());
    let stranger = harness.api_client(&harness.town, None).await;
    let mut stolen = program.zone().await;
    stolen["papers"] = json!([stolen["answers"]["sketch"][0]["paper"]]);
    let stolen: Value = stolen;
    let seen = stranger.file("haltverbotszone", "a", &stolen).await;
    assert_eq!(seen.status, 422, "another client's paper: {}", seen.text());
}

/// All at once, on the threads of the test.
async fn futures<F: Future>(calls: impl Iterator<Item = F>) -> Vec<F::Output> {
    let mut calls: Vec<_> = calls.map(|call| (Box::pin(call), None)).collect();
    std::future::poll_fn(|context| {
        for (call, answer) in &mut calls {
            if answer.is_none()
                && let std::task::Poll::Ready(ready) = call.as_mut().poll(context)
            {
                *answer = Some(ready);
            }
        }
        if calls.iter().all(|(_, answer)| answer.is_some()) {
            std::task::Poll::Ready(())
        } else {
            std::task::Poll::Pending
        }
    })
    .await;
    calls.into_iter().filter_map(|(_, answer)| answer).collect()
}

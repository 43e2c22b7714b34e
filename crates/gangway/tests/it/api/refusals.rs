//! Bad input: a clear sentence, and nothing lost.

use axum::http::header;
use serde_json::{Value, json};
use testing::{Engine, Harness, on_both_engines, samples::SKETCH, site::Response};

on_both_engines!(
    Harness:
    what_cannot_be_read_is_told_and_keeps_nothing,
    a_way_that_cannot_work_is_an_entry_and_uses_no_number,
);

async fn a_way_that_cannot_work_is_an_entry_and_uses_no_number(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    harness
        .town
        .republish(&harness.ports, "haltverbotszone", |pack| pack.service.applicant.address = None)
        .await;
    let mut by_post = program.zone().await;
    by_post["revision"] = json!(2);
    let mut in_mailbox = by_post.clone();
    in_mailbox["delivery"] = json!({ "way": "portal", "consent": "2026-11" });
    in_mailbox["contact"] = json!({ "email": "mehmet.yildiz@example.org" });
    let refused = program.file("haltverbotszone", "first", &by_post).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    let error = &refused.json()["errors"][0];
    assert_eq!((&error["path"], &error["code"]), (&json!("delivery.way"), &json!("delivery-needs-address")));

    harness
        .town
        .republish(&harness.ports, "haltverbotszone", |pack| pack.service.terms.portal_suffices = false)
        .await;
    in_mailbox["revision"] = json!(3);
    let refused = program.file("haltverbotszone", "second", &in_mailbox).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    let error = &refused.json()["errors"][0];
    assert_eq!((&error["path"], &error["code"]), (&json!("delivery.way"), &json!("delivery-not-offered")));

    by_post["revision"] = json!(3);
    let filed = program.file("haltverbotszone", "third", &by_post).await;
    assert_eq!(filed.status, 201, "{}", filed.text());
    assert!(
        filed.json()["case_number"].as_str().unwrap().ends_with("-0001"),
        "no refusal used a number: {}",
        filed.text()
    );
}

async fn what_cannot_be_read_is_told_and_keeps_nothing(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let good = program.zone().await;
    let raw = |text: &str| text.as_bytes().to_vec();
    let with = |path: &str, value: Value| {
        let mut application = good.clone();
        *application.pointer_mut(path).unwrap() = value;
        application.to_string().into_bytes()
    };
    let mut extra = good.clone();
    extra["surprise"] = json!(true);
    let deep = format!("{{\"answers\":{}1{}}}", "[".repeat(100_000), "]".repeat(100_000));
    let rows: Vec<Value> = (0..10_000).map(|_| good["answers"]["places"][0].clone()).collect();
    for (what, status, body) in [
        ("empty", 400, Vec::new()),
        ("no JSON", 400, raw("{\"revision\":")),
        ("a list", 400, raw("[]")),
        ("broken UTF-8", 400, b"{\"revision\":1,\"answers\":{\"first_name\":\"\xff\xfe\"}}".to_vec()),
        ("half a surrogate", 400, raw("{\"revision\":1,\"language\":\"\\ud800\"}")),
        ("too deep", 400, deep.into_bytes()),
        ("an unknown field", 400, extra.to_string().into_bytes()),
        ("a revision as text", 400, with("/revision", json!("1"))),
        ("a revision of another time", 422, with("/revision", json!(7))),
        ("an unknown way", 400, with("/delivery", json!({ "way": "pigeon" }))),
        ("a mailbox that nobody has", 422, with("/delivery", json!({ "way": "ozgbox" }))),
        ("an unknown language", 400, with("/language", json!("nds"))),
        ("papers that are none", 400, with("/papers", json!(["../../etc/passwd"]))),
        ("answers as a list", 422, with("/answers", json!([]))),
        ("answers as text", 422, with("/answers", json!("all of them"))),
        ("10,000 rows", 422, with("/answers/places", Value::from(rows))),
        ("a group as text", 422, with("/answers/places", json!("Hafenstraße"))),
        ("a date that is none", 422, with("/answers/from_date", json!("2026-02-30"))),
        ("a number as an object", 422, with("/answers/places/0/metres", json!({ "is": 15 }))),
        ("a name with a null byte", 422, with("/answers/first_name", json!("Meh\u{0}met"))),
        ("a very long name", 422, with("/answers/first_name", json!("x".repeat(1_000_000)))),
    ] {
        let seen = program.file_raw("haltverbotszone", Some("key"), body).await;
        assert_eq!(seen.status.as_u16(), status, "{what}: {}", seen.text());
        assert_is_told(what, &seen);
    }
    let refused = with("/contact", json!({ "email": "mehmet at home" }));
    let refused = program.file_raw("haltverbotszone", Some("key"), refused).await;
    assert_eq!(refused.status, 422, "{}", refused.text());
    assert_eq!(refused.json()["errors"][0]["path"], json!("contact.email"), "as the request names it");
    let body = || good.to_string().into_bytes();
    for (what, key) in [("no key", None), ("an empty key", Some("")), ("a long key", Some(&*"k".repeat(201)))]
    {
        let seen = program.file_raw("haltverbotszone", key, body()).await;
        assert!([400, 422].contains(&seen.status.as_u16()), "{what}: {}", seen.text());
        assert_is_told(what, &seen);
    }
    let seen = program.file_raw("hundesteuer", Some("key"), body()).await;
    assert_eq!(seen.status, 404, "an unknown service");
    assert!(harness.cases().await.is_empty(), "nothing was filed by any of them");
    let seen = program.file_raw("haltverbotszone", Some("key"), body()).await;
    assert_eq!(seen.status, 201, "and nothing stands in the way: {}", seen.text());
}

#[tokio::test]
async fn documents_that_cannot_be_taken_are_told_apart() {
    let harness = Harness::on(Engine::Sqlite).await;
    let program = harness.api_client(&harness.town, None).await;
    let large = [SKETCH, &vec![b' '; 20_000_001], b"%%EOF"].concat();
    for (what, status, bytes) in [
        ("zero bytes", 422, &b""[..]),
        ("a program", 422, b"MZ\x90\0\x03\0\0\0"),
        ("a page", 422, b"<!DOCTYPE html><script>alert(1)</script>"),
        ("a picture that runs", 422, b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a PDF that is cut off", 422, b"%PDF-1.7\n1 0 obj"),
        ("20 MB and a byte", 422, &large),
    ] {
        let seen = program.hand_in("x.pdf", bytes).await;
        assert_eq!(seen.status.as_u16(), status, "{what}: {}", seen.text());
        assert_is_told(what, &seen);
    }
    let huge = vec![b'x'; 65 * 1024 * 1024];
    let seen = program.hand_in("x.pdf", &huge).await;
    assert_eq!(seen.status, 413, "more than any body may have: {}", seen.text());
    for (what, kind, body) in [
        ("no multipart", "application/json", b"{}".to_vec()),
        ("no boundary", "multipart/form-data", b"--x".to_vec()),
        ("cut off", "multipart/form-data; boundary=x", b"--x\r\nContent-Disp".to_vec()),
        (
            "another part",
            "multipart/form-data; boundary=x",
            b"--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n".to_vec(),
        ),
    ] {
        let seen = program.post_documents(kind, body).await;
        assert_eq!(seen.status, 400, "{what}: {}", seen.text());
        assert_is_told(what, &seen);
    }
    for name in
        ["", ".", "..", "a\0b.pdf", "CON", "x".repeat(5_000).as_str(), "<img src=x onerror=alert(1)>.pdf"]
    {
        let seen = program.hand_in(name, SKETCH).await;
        assert!([201, 400].contains(&seen.status.as_u16()), "{name}: {}", seen.text());
        if seen.status == 201 {
            let kept = seen.json()["name"].as_str().unwrap().to_owned();
            assert!(kept.strip_suffix(".pdf").is_some() && kept.chars().count() <= 255, "{kept}");
            assert!(!kept.contains(['/', '\\', '\0', '<', '>']), "{kept}");
        }
    }
    harness.end().await;
}

/// A problem with a title and a sentence about what to do; nothing of what broke inside.
#[track_caller]
fn assert_is_told(what: &str, seen: &Response) {
    assert_eq!(seen.headers[header::CONTENT_TYPE], "application/problem+json", "{what}");
    let problem = seen.json();
    for part in ["type", "title", "detail"] {
        assert!(problem[part].as_str().is_some_and(|text| !text.is_empty()), "{what}: {problem}");
    }
    assert_eq!(problem["status"], json!(seen.status.as_u16()), "{what}");
}

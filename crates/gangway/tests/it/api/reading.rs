//! Reading a case that a program has filed: what the applicant may see, and never a retrieval.

use kernel::rows::StreamId;
use serde_json::json;

use super::description::Description;
use testing::{Harness, on_both_engines};

const CASE: &str = "/api/v1/towns/{town}/cases/{number}";

on_both_engines!(Harness: reading_leaves_nothing_behind);

async fn reading_leaves_nothing_behind(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let description = Description::read(harness).await;
    let filed = program.file("haltverbotszone", "key", &program.zone().await).await.json();
    let case = format!("/cases/{}", filed["case_number"].as_str().unwrap());
    harness.run_due_jobs().await;
    let row = harness.cases().await.remove(0);
    let before = harness.kinds(harness.town.id, StreamId::Case(row.case)).await;

    let read = program.get(&case).await;
    description.assert_describes("get", CASE, &read);
    assert_eq!(read.json()["state"], json!("submitted"));
    assert_eq!(read.json()["subject"], json!("Haltverbot, Hafenstraße 7"));
    for part in ["messages", "decisions"] {
        let seen = program.get(&format!("{case}/{part}")).await;
        description.assert_describes("get", &format!("{CASE}/{part}"), &seen);
        assert_eq!(seen.json(), json!([]));
    }
    assert_eq!(harness.kinds(harness.town.id, StreamId::Case(row.case)).await, before);
}

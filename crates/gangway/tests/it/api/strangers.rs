//! Who has the wrong token gets nothing, and cannot tell why.

use admin::clients::revoke_client;
use axum::http::header;
use jiff::SignedDuration;
use kernel::error::UseCaseError;
use testing::{Harness, TestTown, on_both_engines, operator, samples::SKETCH};

on_both_engines!(Harness: nobody_comes_in_with_the_wrong_token);

async fn nobody_comes_in_with_the_wrong_token(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    let filed = program.file("haltverbotszone", "key", &program.zone().await).await.json();
    let number = filed["case_number"].as_str().unwrap().to_owned();
    let case = format!("/cases/{number}");
    assert_eq!(program.get(&case).await.status, 200);

    let trees = harness.api_client(&harness.town, Some("baumfaellgenehmigung")).await;
    assert_eq!(trees.get(&case).await.status, 404, "another client's case");
    let other = trees.file("haltverbotszone", "key", &program.zone().await).await;
    assert_eq!(other.status, 404, "a service outside the token's scope: {}", other.text());

    let mut refusals = Vec::new();
    let guessed = harness.api_client(&harness.town, None).await.with_token(format!("gwc_{}", "A".repeat(43)));
    refusals.push(guessed.get(&case).await);
    let broken = harness.api_client(&harness.town, None).await.with_token("gwc_".to_owned());
    refusals.push(broken.get(&case).await);
    let there = harness.api_client(&harness.town, None).await.at(&harness.other_town);
    refusals.push(there.get(&case).await);
    refusals.push(there.hand_in("a.pdf", b"x").await);
    refusals.push(there.file("haltverbotszone", "key", &serde_json::json!({})).await);
    let theirs = harness.api_client(&harness.other_town, None).await;
    assert_eq!(theirs.get(&case).await.status, 404, "the number of another town");
    refusals.push(theirs.at(&harness.town).get(&case).await);

    let revoked = harness.api_client(&harness.town, None).await;
    assert_eq!(revoked.hand_in("a.pdf", SKETCH).await.status, 201);
    let revoke = |town: &TestTown| {
        let ctx = harness.ctx(town.id);
        revoke_client(ctx, harness.command(), operator(), revoked.client)
    };
    let elsewhere = revoke(&harness.other_town).await;
    assert!(matches!(elsewhere, Err(UseCaseError::NotFound)), "another town's: {elsewhere:?}");
    revoke(&harness.town).await.unwrap();
    refusals.push(revoked.hand_in("a.pdf", SKETCH).await);
    refusals.push(revoked.get(&case).await);
    assert_eq!(program.get(&case).await.status, 200, "the others go on");

    harness.clock.advance(SignedDuration::from_hours(24));
    refusals.push(program.get(&case).await);
    for refused in &refusals {
        assert_eq!(refused.status, 401, "{}", refused.text());
        assert_eq!(refused.headers[header::CONTENT_TYPE], "application/problem+json");
        assert_eq!(refused.body, refusals[0].body, "all are told the same");
    }
}

//! The mark for what waits for a resident: pages read cases for it, requests that answer without a page do not.

use axum::http::StatusCode;
use cases::DeliveryChoice;
use filing::fill_in;
use ids::CaseId;
use kernel::{
    commit::{Commit, RegisterChange},
    ports::CaseRegister as _,
    rows::{CaseRow, CaseState},
};
use testing::{Engine, Harness};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn only_pages_read_cases_for_the_mark() {
    let harness = Harness::on(Engine::Sqlite).await;
    let owner = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let browser = harness.browser(&harness.town).with_cookie("gw-resident", &owner.begun.token.reveal());
    let draft = owner.draft(&harness, DeliveryChoice::Post).await;
    let filled = fill_in(owner.ctx(&harness), draft).await.unwrap();
    let step = format!("/applications/{draft}/steps/{}", filled.evaluation.steps().first().unwrap());
    let page = browser.get(&step).await;
    let [(command, at), (token, good)] = page.csrf();
    let shown = page.field("gw-shown").unwrap_or_default();
    let posted = [(command.as_str(), at.as_str()), (token.as_str(), &good), ("gw-shown", &shown)];

    // Whoever reads the cases of this resident from now on fails at one that is in the register alone.
    let filed = owner.apply(&harness).await;
    let row = harness.store.case(harness.town.id, filed.case).await.unwrap().unwrap();
    let missing = CaseRow {
        case: CaseId::from_uuid(harness.command().as_uuid()),
        number: "H-2026-9999".to_owned(),
        state: CaseState::WaitingForApplicant,
        answer_due_on: Some(harness.day(0)),
        ..row
    };
    let commit = Commit::named("test", harness.town.id, harness.now());
    harness.ports.store.commit(commit.change(RegisterChange::PutCase(missing))).await.unwrap();

    let page = browser.get(&step).await;
    assert!(!page.status.is_success(), "a page shows the mark: {}", page.text());
    let autosaved = browser.post(&format!("{step}/autosave"), &posted).await;
    assert_eq!(autosaved.status, StatusCode::OK, "{}", autosaved.text());
    let saved = browser.post(&step, &[&posted[..], &[("gw-action", "stay")]].concat()).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{}", saved.text());
    harness.end().await;
}

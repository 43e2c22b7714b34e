//! Filing: a draft becomes a case, once, and only when it is complete.

use cases::{DeliveryChoice, PORTAL_CONSENT};
use filing::{DraftContent, file_draft, filing_command, read_draft, start_draft, upload_document};
use kernel::{
    catalogue::offered_as,
    documents::{Upload, upload_rules},
    error::UseCaseError,
    ports::{CaseRegister as _, Documents as _, Drafts as _},
    rows::{CaseState, DocumentOwner, StreamId},
};
use serde_json::json;
use testing::{Harness, on_both_engines, samples::SKETCH};

on_both_engines!(
    Harness:
    a_draft_becomes_a_case,
    a_repeat_is_answered_from_the_first,
    a_filing_is_answered_to_nobody_else,
    what_is_not_complete_is_not_filed,
    nobody_files_the_draft_of_somebody_else,
    an_upload_that_is_sent_again_adds_no_document,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

async fn a_draft_becomes_a_case(harness: &Harness) {
    let (town, mehmet) = (harness.town.id, harness.resident(&harness.town, MEHMET).await);
    let delivery = DeliveryChoice::Portal { consent: PORTAL_CONSENT.to_owned() };
    let draft = mehmet.draft(harness, delivery).await;
    let filed = mehmet.file(harness, draft).await;
    harness.run_due_jobs().await;

    assert_eq!(harness.store.draft(town, draft).await.unwrap(), None, "the draft is used up");
    let row = harness.store.case(town, filed.case).await.unwrap().unwrap();
    assert_eq!((row.state, row.number.as_str()), (CaseState::Submitted, filed.number.as_str()));
    assert_eq!((row.applicant.as_str(), row.assignee), ("Mehmet Yıldız", None));
    assert_eq!(row.department, harness.town.departments["strassenverkehr"]);
    let kinds = harness.kinds(town, StreamId::Case(filed.case)).await;
    assert_eq!(kinds.first().map(String::as_str), Some("application.filed"), "{kinds:?}");
    let documents = harness.store.documents(town, DocumentOwner::Case(filed.case)).await.unwrap();
    assert_eq!(documents.len(), 2, "the sketch and the receipt");
}

async fn a_repeat_is_answered_from_the_first(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    let version = read_draft(guest.ctx(harness), draft).await.unwrap().row.version;
    let command = filing_command(harness.ctx(harness.town.id), draft).await.unwrap();
    let first = file_draft(guest.repeating(harness, command), draft, version).await.unwrap();
    let second = file_draft(guest.repeating(harness, command), draft, version).await.unwrap();
    assert_eq!(first, second);
    assert_eq!(harness.cases().await.len(), 1);
}

async fn a_filing_is_answered_to_nobody_else(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let (draft, other) =
        (guest.draft(harness, DeliveryChoice::Post).await, guest.draft(harness, DeliveryChoice::Post).await);
    let version = read_draft(guest.reading(harness), draft).await.unwrap().row.version;
    let command = filing_command(harness.ctx(harness.town.id), draft).await.unwrap();
    file_draft(guest.repeating(harness, command), draft, version).await.unwrap();

    let stranger = harness.guest(&harness.town).await;
    let asked = file_draft(stranger.repeating(harness, command), draft, version).await;
    assert!(matches!(asked, Err(UseCaseError::NotFound)), "{asked:?}");
    let version = read_draft(guest.reading(harness), other).await.unwrap().row.version;
    let reused = file_draft(guest.repeating(harness, command), other, version).await;
    assert!(
        matches!(reused, Err(UseCaseError::Conflict { .. })),
        "another draft is another filing: {reused:?}"
    );
    assert_eq!(harness.cases().await.len(), 1);
}

async fn what_is_not_complete_is_not_filed(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let service = offered_as(harness.ctx(harness.town.id), "haltverbotszone").await.unwrap();
    let content = DraftContent {
        answers: json!({ "applicant_kind": "person", "first_name": "Mehmet" }),
        delivery: Some(DeliveryChoice::Post),
        language: "de".to_owned(),
        ..DraftContent::default()
    };
    let started = start_draft(guest.ctx(harness), service.service, service.revision, content).await;
    let draft = started.unwrap();
    let version = read_draft(guest.ctx(harness), draft).await.unwrap().row.version;
    let refused = file_draft(guest.ctx(harness), draft, version).await;
    let Err(UseCaseError::Form(problems)) = refused else { panic!("{refused:?}") };
    assert!(problems.iter().any(|problem| problem.path == "last_name"), "{problems:?}");
    assert!(harness.cases().await.is_empty());
    assert!(read_draft(guest.ctx(harness), draft).await.is_ok(), "the draft is there to go on with");
}

async fn nobody_files_the_draft_of_somebody_else(harness: &Harness) {
    let (mehmet, guest) = (harness.resident(&harness.town, MEHMET).await, harness.guest(&harness.town).await);
    let draft = mehmet.draft(harness, DeliveryChoice::Post).await;
    let version = read_draft(mehmet.ctx(harness), draft).await.unwrap().row.version;
    let refused = file_draft(guest.ctx(harness), draft, version).await;
    assert!(matches!(refused, Err(UseCaseError::NotFound)), "{refused:?}");
    assert!(harness.cases().await.is_empty());
}

async fn an_upload_that_is_sent_again_adds_no_document(harness: &Harness) {
    let guest = harness.guest(&harness.town).await;
    let draft = guest.draft(harness, DeliveryChoice::Post).await;
    let before = read_draft(guest.reading(harness), draft).await.unwrap().content.documents.len();
    let page = guest.ctx(harness);
    let send = async |ctx, name: &str| {
        let upload = Upload { name: name.to_owned(), bytes: SKETCH.to_vec() };
        upload_document(ctx, draft, "sketch", upload, &upload_rules()).await.unwrap().content.documents
    };
    let once = send(page, "a.pdf").await;
    assert_eq!(once.len(), before + 1);
    assert_eq!(send(page, "a.pdf").await, once, "the same request again");
    assert_eq!(send(page, "b.pdf").await.len(), before + 2, "the same page sends another file");
    assert_eq!(send(guest.ctx(harness), "a.pdf").await.len(), before + 3, "another page sends the same file");
    let rows = harness.store.documents(harness.town.id, DocumentOwner::Draft(draft)).await.unwrap();
    assert_eq!(rows.len(), before + 3);
}

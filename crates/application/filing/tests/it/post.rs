//! Applications that came by post: whose they are while they are typed in, and what becomes of them.

use filing::{
    PostalReceipt, discard_typed, file_postal_application, read_draft, save_draft, start_postal_application,
    typed_application, typed_drafts, upload_document,
};
use ids::DraftId;
use kernel::{
    context::Changing,
    documents::{Upload, upload_rules},
    error::UseCaseError,
    ports::{Drafts as _, Keys as _},
    rows::{DocumentOwner, DraftOwner, DraftRow},
};
use locale::Language;
use testing::{
    Harness, StaffMember, on_both_engines,
    samples::{SKETCH, zone_answers},
};

on_both_engines!(
    Harness:
    whoever_types_owns_the_draft,
    what_is_discarded_is_gone,
    whoever_is_dismissed_leaves_no_draft,
    what_is_registered_is_a_case,
);

const ZONE: &str = "haltverbotszone";

async fn whoever_types_owns_the_draft(harness: &Harness) {
    let town = &harness.town;
    let (streets, lead) =
        (town.sign_in(harness, "streets").await, town.sign_in(harness, "streets-lead").await);
    let (draft, row) = begin(harness, &streets).await;
    assert_eq!(row.owner, DraftOwner::Staff(town.staff["streets"]));
    let typed = typed_drafts(streets.reading(harness)).await.unwrap();
    assert_eq!(typed.iter().map(|typed| typed.draft).collect::<Vec<_>>(), [draft]);
    assert_eq!(typed[0].saved_at, row.saved_at);

    assert_eq!(typed_drafts(lead.reading(harness)).await.unwrap(), []);
    let seen = typed_application(lead.reading(harness), draft).await.map(|_| ());
    assert!(matches!(seen, Err(UseCaseError::NotFound)), "{seen:?}");
    let discarded = discard_typed(lead.ctx(harness), draft).await;
    assert!(matches!(discarded, Err(UseCaseError::NotFound)), "{discarded:?}");
    let guest = harness.guest(town).await;
    let read = read_draft(guest.ctx(harness), draft).await;
    assert!(matches!(read, Err(UseCaseError::NotFound)), "{read:?}");
    let elsewhere = start_postal_application(town.sign_in(harness, "trees").await.ctx(harness), ZONE).await;
    assert!(matches!(elsewhere, Err(UseCaseError::Forbidden { .. })), "{elsewhere:?}");
}

async fn what_is_discarded_is_gone(harness: &Harness) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let (draft, row) = begin(harness, &streets).await;
    discard_typed(streets.ctx(harness), draft).await.unwrap();
    assert_gone(harness, &row).await;
    let again = discard_typed(streets.ctx(harness), draft).await;
    assert!(matches!(again, Err(UseCaseError::NotFound)), "{again:?}");
}

/// Nobody could reach it any more; what came by post is there to be typed in by somebody else.
async fn whoever_is_dismissed_leaves_no_draft(harness: &Harness) {
    let town = &harness.town;
    let (streets, lead) =
        (town.sign_in(harness, "streets").await, town.sign_in(harness, "streets-lead").await);
    let (_, row) = begin(harness, &streets).await;
    let (kept, _) = begin(harness, &lead).await;
    town.dismiss(harness, "streets").await;
    assert_gone(harness, &row).await;
    assert!(typed_application(lead.reading(harness), kept).await.is_ok(), "what others type in stays");
}

async fn what_is_registered_is_a_case(harness: &Harness) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let (draft, row) = begin(harness, &streets).await;
    let seen = row.version;
    let mut answers = zone_answers("", harness.day(0));
    answers.as_object_mut().unwrap().remove("sketch");
    let (typist, _) = typed_application(streets.reading(harness), draft).await.unwrap();
    save_draft(Changing::new(typist, harness.command()), draft, seen, |content| content.answers = answers)
        .await
        .unwrap();
    let receipt = PostalReceipt { received_on: harness.day(0), email: None, language: Language::German };
    let filed = file_postal_application(streets.ctx(harness), draft, receipt).await.unwrap();
    assert_eq!(harness.store.draft(harness.town.id, draft).await.unwrap(), None);
    let file = cases::read_case(harness.ctx(harness.town.id), filed.case).await.unwrap();
    assert_eq!(file.history.position.key, row.key, "the case has inherited the key");
    assert_eq!(typed_drafts(streets.reading(harness)).await.unwrap(), []);
}

/// Begins to type in, with a document.
async fn begin(harness: &Harness, who: &StaffMember) -> (DraftId, DraftRow) {
    let draft = start_postal_application(who.ctx(harness), ZONE).await.unwrap();
    let (typist, _) = typed_application(who.reading(harness), draft).await.unwrap();
    let upload = Upload { name: "skizze.pdf".to_owned(), bytes: SKETCH.to_vec() };
    let open =
        upload_document(Changing::new(typist, harness.command()), draft, "sketch", upload, &upload_rules())
            .await
            .unwrap();
    (draft, open.row)
}

/// Rows and key of a draft are gone.
async fn assert_gone(harness: &Harness, row: &DraftRow) {
    let town = harness.town.id;
    assert_eq!(harness.store.draft(town, row.draft).await.unwrap(), None);
    let documents = harness.ports.store.documents(town, DocumentOwner::Draft(row.draft)).await.unwrap();
    assert_eq!(documents, []);
    let key = harness.store.key(town, row.key).await.unwrap().unwrap();
    assert_eq!((key.wrapped, key.destroyed_at), (Vec::new(), Some(harness.now())));
}

//! Registers are what the journal says: after a lively time a rebuild changes nothing. And what is deleted is gone for good.

use admin::operate::{Derived, derived_rows, rebuild_town, retain, verify_content};
use kernel::{
    commit::{Change, Commit, DirectoryChange, DocumentChange, RegisterChange},
    ports::{CaseRegister as _, Checkpoints as _, Documents as _, VaultError},
    rows::{CaseState, DocumentOwner, DocumentRow, Finding, StreamId},
};
use testing::{Harness, on_both_engines, operator};

on_both_engines!(
    Harness:
    a_rebuild_changes_nothing,
    what_retention_deletes_is_gone,
    lost_and_changed_documents_are_found,
    rows_that_were_taken_away_are_found,
);

async fn a_rebuild_changes_nothing(harness: &Harness) {
    harness.live_through_several_weeks().await;
    assert_rebuild_changes_nothing(harness).await;
}

/// The key is destroyed at the end of the third year after closing: the chain still verifies, the row says «deleted», nothing of the
/// content can be read any more, and the documents are swept from the vault.
async fn what_retention_deletes_is_gone(harness: &Harness) {
    harness.live_through_several_weeks().await;
    let town = harness.town.id;
    let done: Vec<_> = harness.cases().await.into_iter().filter(is_done).collect();
    assert!(!done.is_empty());
    let case = done[0].case;
    let documents = harness.store.documents(town, DocumentOwner::Case(case)).await.unwrap();
    assert!(!documents.is_empty());
    let object = documents[0].object;
    harness.ports.vault.read(town, object).await.unwrap();

    harness.clock.set("2029-12-31T22:00:00Z".parse().unwrap());
    assert_eq!(retain(harness.ctx(town)).await.unwrap().destroyed, 0, "not before the end of the year");
    harness.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    let retained = retain(harness.ctx(town)).await.unwrap();
    assert_eq!(retained.destroyed, done.len() as u64);
    assert_eq!(retain(harness.ctx(town)).await.unwrap().destroyed, 0, "once");

    let row = harness.store.case(town, case).await.unwrap().unwrap();
    assert_eq!(row.state, CaseState::Deleted);
    assert_eq!((row.subject.as_str(), row.applicant.as_str(), row.account), ("", "", None));
    let read = cases::read_case(harness.ctx(town), case).await;
    assert!(matches!(read, Err(kernel::error::UseCaseError::Deleted)), "{read:?}");
    assert_eq!(harness.store.documents(town, DocumentOwner::Case(case)).await.unwrap(), []);
    assert!(harness.kinds(town, StreamId::Case(case)).await.len() > 1, "that something was is still known");

    admin::jobs::enqueue_standing(&harness.ports).await.unwrap();
    harness.run_due_jobs().await;
    harness
        .ports
        .vault
        .read(town, object)
        .await
        .expect("a month in the trash, sealed under a key that is gone");
    harness.clock.set("2031-02-03T08:00:00Z".parse().unwrap());
    admin::jobs::enqueue_standing(&harness.ports).await.unwrap();
    harness.run_due_jobs().await;
    let swept = harness.ports.vault.read(town, object).await;
    assert!(matches!(swept, Err(VaultError::Missing(_))), "{swept:?}");
    let verified = harness.store.verify().await.unwrap();
    assert_eq!(verified.broken, []);
    assert_rebuild_changes_nothing(harness).await;
}

/// Each document must lie in the vault as it was kept.
async fn lost_and_changed_documents_are_found(harness: &Harness) {
    let program = harness.api_client(&harness.town, None).await;
    for key in ["a", "b"] {
        assert_eq!(program.file("haltverbotszone", key, &program.zone().await).await.status, 201);
    }
    let vault = &*harness.ports.vault;
    assert_eq!(harness.store.verify_documents(vault).await.unwrap(), []);
    let mut documents = Vec::new();
    for row in harness.cases().await {
        documents.push(
            harness.store.documents(harness.town.id, DocumentOwner::Case(row.case)).await.unwrap().remove(0),
        );
    }
    let path = |object: &str| {
        harness
            .folder
            .path()
            .join("vault")
            .join(harness.town.id.to_string())
            .join(object.get(..2).unwrap())
            .join(object)
    };
    std::fs::remove_file(path(&documents[0].object.to_string())).unwrap();
    std::fs::write(path(&documents[1].object.to_string()), b"something else").unwrap();
    let mut found: Vec<String> =
        harness.store.verify_documents(vault).await.unwrap().into_iter().map(|it| it.reason).collect();
    found.sort();
    let mut expected = [
        format!("the paper {} is missing from the vault", documents[0].document),
        format!("the paper {} was changed in the vault", documents[1].document),
    ];
    expected.sort();
    assert_eq!(found, expected);
}

/// Whoever takes the row of a document away, or lets it name other bytes, is found by what the events say.
async fn rows_that_were_taken_away_are_found(harness: &Harness) {
    harness.live_through_several_weeks().await;
    let town = harness.town.id;
    let store = &*harness.ports.store;
    let whole = verify_content(&harness.ports).await.unwrap();
    assert!(whole.named > 10 && whole.broken.is_empty(), "{whole:?}");

    let mut documents = Vec::new();
    for row in harness.cases().await {
        documents.extend(harness.store.documents(town, DocumentOwner::Case(row.case)).await.unwrap());
    }
    let (gone, changed) = (documents[0].clone(), DocumentRow { sha256: [1; 32], ..documents[1].clone() });
    let moved = documents.iter().find(|row| row.owner != gone.owner).unwrap();
    let commit = Commit::named("test", town, harness.now())
        .change(DocumentChange::DeleteDocument(gone.document))
        .change(DocumentChange::PutDocument(changed.clone()))
        .change(DocumentChange::MoveDocument { document: moved.document, from: moved.owner, to: gone.owner });
    store.commit(commit).await.unwrap();

    let seen = verify_content(&harness.ports).await.unwrap();
    assert_eq!(seen.named, whole.named);
    let found = |row: &DocumentRow, reason: &str| {
        let DocumentOwner::Case(case) = row.owner else { panic!("{row:?}") };
        let reason = format!("the paper {}, which its events name, {reason}", row.document);
        Finding { town, stream: StreamId::Case(case).to_string(), seq: 0, reason }
    };
    let at = |row: &DocumentRow, reason: String| Finding { reason, ..found(row, "") };
    let mut expected = vec![
        found(&gone, "has no row"),
        found(&changed, "has a row of other bytes"),
        at(&changed, format!("the paper {} has other bytes than its row says", changed.document)),
        found(moved, "has no row"),
        at(&gone, format!("the paper {} is named by none of its events", moved.document)),
    ];
    let (mut broken, order) = (seen.broken, |found: &Finding| found.reason.clone());
    broken.sort_by_key(order);
    expected.sort_by_key(order);
    assert_eq!(broken, expected);

    // What retention has deleted is not missing.
    harness.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    retain(harness.ctx(town)).await.unwrap();
    let after = verify_content(&harness.ports).await.unwrap();
    assert!(after.named < whole.named && after.broken.len() <= 5, "{after:?}");
}

fn is_done(row: &kernel::rows::CaseRow) -> bool {
    matches!(row.state, CaseState::Closed | CaseState::Withdrawn)
}

/// The tables before and after a rebuild, and what the rebuild would put, are all the same; also if nothing but the journal
/// was left of them.
async fn assert_rebuild_changes_nothing(harness: &Harness) {
    let town = harness.town.id;
    let before = tables(harness).await;
    let derived = derived_rows(harness.ctx(town)).await.unwrap();
    assert_eq!(derived.rebuilt.cases + derived.rebuilt.deleted, harness.cases().await.len() as u64);
    empty_registers(harness, &derived).await;
    let (rebuilt, differed) = rebuild_town(harness.ctx(town), operator()).await.unwrap();
    assert_eq!(rebuilt, derived.rebuilt);
    assert!(!differed.is_empty(), "the emptied registers are told");
    assert_eq!(verify_content(&harness.ports).await.unwrap().broken, []);
    let after = tables(harness).await;
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after, "a table was not what its journal says");
    }
    assert_eq!(harness.store.verify().await.unwrap().broken, []);
}

/// Leaves of the derived tables only the registers of services and of cases, which the store does not let go of.
async fn empty_registers(harness: &Harness, derived: &Derived) {
    let town = harness.town.id;
    let is_kept = |row: &&Change| {
        matches!(
            row,
            Change::Register(RegisterChange::PutCase(_)) | Change::Directory(DirectoryChange::PutService(_))
        )
    };
    let kept = derived.rows.iter().filter(is_kept).cloned().collect();
    harness.ports.store.replace_derived(town, derived.town_seq, kept).await.unwrap();
    assert_eq!(harness.ports.store.town(town).await.unwrap(), None);
    assert!(harness.ports.store.towns_with_stream().await.unwrap().contains(&town));
}

/// Every derived table of the town as text: one entry per row, sorted.
async fn tables(harness: &Harness) -> Vec<Vec<String>> {
    let (store, town) = (&harness.ports.store, harness.town.id);
    let services = store.services(town).await.unwrap();
    let mut revisions = Vec::new();
    for service in &services {
        for number in 1..=service.revision.unwrap() {
            revisions.push(store.revision(town, service.service, number).await.unwrap());
        }
    }
    let staff = store.staff(town).await.unwrap();
    let mut roles = Vec::new();
    for person in &staff {
        let (_, mut held) = store.person(town, person.person).await.unwrap().unwrap();
        held.sort();
        roles.push((person.person, held));
    }
    vec![
        lines(&[store.town(town).await.unwrap()]),
        lines(&store.departments(town).await.unwrap()),
        lines(&services),
        lines(&revisions),
        lines(&staff),
        lines(&roles),
        lines(&harness.cases().await),
        lines(&store.print_list(town, None).await.unwrap()),
    ]
}

fn lines<T: std::fmt::Debug>(rows: &[T]) -> Vec<String> {
    let mut lines: Vec<_> = rows.iter().map(|row| format!("{row:?}")).collect();
    lines.sort();
    lines
}

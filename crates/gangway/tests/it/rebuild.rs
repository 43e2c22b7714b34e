//! Registers are what the journal says: after a lively time a rebuild changes nothing. And what is deleted is gone for good.

use app::{
    commit::{Change, Commit},
    operate::{Derived, derived_rows, rebuild_town, retain, verify_named_papers},
    ports::{CaseRegister as _, Checkpoints as _, VaultError},
    rows::{CaseState, Finding, PaperOwner, PaperRow, StreamId},
};

use testing::{Stand, on_both};

on_both!(
    a_rebuild_changes_nothing,
    what_retention_deletes_is_gone,
    lost_and_changed_papers_are_found,
    rows_that_were_taken_away_are_found,
);

async fn a_rebuild_changes_nothing(stand: &Stand) {
    stand.live().await;
    assert_rebuild_changes_nothing(stand).await;
}

/// The key is destroyed at the end of the third year after closing: the chain still verifies, the row says «deleted», nothing of the
/// content can be read any more, and the papers are swept from the vault.
async fn what_retention_deletes_is_gone(stand: &Stand) {
    stand.live().await;
    let town = stand.town.town;
    let done: Vec<_> = stand.cases().await.into_iter().filter(is_done).collect();
    assert!(!done.is_empty());
    let case = done[0].case;
    let papers = stand.store.papers(town, PaperOwner::Case(case)).await.unwrap();
    assert!(!papers.is_empty());
    let object = papers[0].object;
    stand.house.vault.read(town, object).await.unwrap();

    stand.clock.set("2029-12-31T22:00:00Z".parse().unwrap());
    assert_eq!(retain(stand.ctx(town)).await.unwrap().destroyed, 0, "not before the end of the year");
    stand.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    let retained = retain(stand.ctx(town)).await.unwrap();
    assert_eq!(retained.destroyed, done.len() as u64);
    assert_eq!(retain(stand.ctx(town)).await.unwrap().destroyed, 0, "once");

    let row = stand.store.case(town, case).await.unwrap().unwrap();
    assert_eq!(row.state, CaseState::Deleted);
    assert_eq!((row.subject.as_str(), row.applicant.as_str(), row.account), ("", "", None));
    let read = app::cases::read_case(stand.ctx(town), case).await;
    assert!(matches!(read, Err(app::error::UseCaseError::Deleted)), "{read:?}");
    assert_eq!(stand.store.papers(town, PaperOwner::Case(case)).await.unwrap(), []);
    assert!(stand.kinds(town, StreamId::Case(case)).await.len() > 1, "that something was is still known");

    app::jobs::enqueue_standing(&stand.house).await.unwrap();
    stand.drain().await;
    let swept = stand.house.vault.read(town, object).await;
    assert!(matches!(swept, Err(VaultError::Missing(_))), "{swept:?}");
    let verified = stand.store.verify().await.unwrap();
    assert_eq!(verified.broken, []);
    assert_rebuild_changes_nothing(stand).await;
}

/// Each paper must lie in the vault as it was kept.
async fn lost_and_changed_papers_are_found(stand: &Stand) {
    let program = stand.program(&stand.town, None).await;
    for key in ["a", "b"] {
        assert_eq!(program.file("haltverbotszone", key, &program.zone().await).await.status, 201);
    }
    let vault = &*stand.house.vault;
    assert_eq!(stand.store.verify_papers(vault).await.unwrap(), []);
    let mut papers = Vec::new();
    for row in stand.cases().await {
        papers.push(stand.store.papers(stand.town.town, PaperOwner::Case(row.case)).await.unwrap().remove(0));
    }
    let path = |object: &str| {
        stand
            .folder
            .path()
            .join("vault")
            .join(stand.town.town.to_string())
            .join(object.get(..2).unwrap())
            .join(object)
    };
    std::fs::remove_file(path(&papers[0].object.to_string())).unwrap();
    std::fs::write(path(&papers[1].object.to_string()), b"something else").unwrap();
    let mut found: Vec<String> =
        stand.store.verify_papers(vault).await.unwrap().into_iter().map(|it| it.reason).collect();
    found.sort();
    let mut expected = [
        format!("the paper {} is missing from the vault", papers[0].paper),
        format!("the paper {} was changed in the vault", papers[1].paper),
    ];
    expected.sort();
    assert_eq!(found, expected);
}

/// Whoever takes the row of a paper away, or lets it name other bytes, is found by what the events say.
async fn rows_that_were_taken_away_are_found(stand: &Stand) {
    stand.live().await;
    let town = stand.town.town;
    let (store, keyring) = (&*stand.house.store, &*stand.house.keyring);
    let whole = verify_named_papers(store, keyring).await.unwrap();
    assert!(whole.named > 10 && whole.broken.is_empty(), "{whole:?}");

    let mut papers = Vec::new();
    for row in stand.cases().await {
        papers.extend(stand.store.papers(town, PaperOwner::Case(row.case)).await.unwrap());
    }
    let (gone, changed) = (papers[0].clone(), PaperRow { sha256: [1; 32], ..papers[1].clone() });
    let moved = papers.iter().find(|row| row.owner != gone.owner).unwrap();
    let commit = Commit::named("test", town, stand.now())
        .change(Change::DeletePaper(gone.paper))
        .change(Change::PutPaper(changed.clone()))
        .change(Change::MovePaper { paper: moved.paper, from: moved.owner, to: gone.owner });
    store.commit(commit).await.unwrap();

    let seen = verify_named_papers(store, keyring).await.unwrap();
    assert_eq!(seen.named, whole.named);
    let found = |row: &PaperRow, reason: &str| {
        let PaperOwner::Case(case) = row.owner else { panic!("{row:?}") };
        let reason = format!("the paper {}, which its events name, {reason}", row.paper);
        Finding { town, stream: StreamId::Case(case).to_string(), seq: 0, reason }
    };
    let mut expected = vec![
        found(&gone, "has no row"),
        found(&changed, "has a row of other bytes"),
        found(moved, "has no row"),
    ];
    let (mut broken, order) = (seen.broken, |found: &Finding| found.reason.clone());
    broken.sort_by_key(order);
    expected.sort_by_key(order);
    assert_eq!(broken, expected);

    // What retention has deleted is not missing.
    stand.clock.set("2031-01-02T08:00:00Z".parse().unwrap());
    retain(stand.ctx(town)).await.unwrap();
    let after = verify_named_papers(store, keyring).await.unwrap();
    assert!(after.named < whole.named && after.broken.len() <= 3, "{after:?}");
}

fn is_done(row: &app::rows::CaseRow) -> bool {
    matches!(row.state, CaseState::Closed | CaseState::Withdrawn)
}

/// The tables before and after a rebuild, and what the rebuild would put, are all the same; also if nothing but the journal
/// was left of them.
async fn assert_rebuild_changes_nothing(stand: &Stand) {
    let town = stand.town.town;
    let before = tables(stand).await;
    let derived = derived_rows(stand.ctx(town)).await.unwrap();
    assert_eq!(derived.rebuilt.cases + derived.rebuilt.deleted, stand.cases().await.len() as u64);
    empty_registers(stand, &derived).await;
    let rebuilt = rebuild_town(stand.ctx(town)).await.unwrap();
    assert_eq!(rebuilt, derived.rebuilt);
    let after = tables(stand).await;
    for (before, after) in before.iter().zip(&after) {
        assert_eq!(before, after, "a table was not what its journal says");
    }
    assert_eq!(stand.store.verify().await.unwrap().broken, []);
}

/// Leaves of the derived tables only the register of cases, which the store does not let go of.
async fn empty_registers(stand: &Stand, derived: &Derived) {
    let town = stand.town.town;
    let cases = derived.rows.iter().filter(|row| matches!(row, Change::PutCase(_))).cloned().collect();
    stand.house.store.replace_derived(town, derived.town_seq, cases).await.unwrap();
    assert_eq!(stand.house.store.town(town).await.unwrap(), None);
    assert!(stand.house.store.towns_with_stream().await.unwrap().contains(&town));
}

/// Every derived table of the town as text: one entry per row, sorted.
async fn tables(stand: &Stand) -> Vec<Vec<String>> {
    let (store, town) = (&stand.house.store, stand.town.town);
    let services = store.services(town).await.unwrap();
    let mut revisions = Vec::new();
    for service in &services {
        for number in 1..=service.revision.unwrap() {
            revisions.push(store.revision(town, service.service, number).await.unwrap());
        }
    }
    let people = store.people(town).await.unwrap();
    let mut roles = Vec::new();
    for person in &people {
        let (_, mut held) = store.person(town, person.person).await.unwrap().unwrap();
        held.sort();
        roles.push((person.person, held));
    }
    vec![
        lines(&[store.town(town).await.unwrap()]),
        lines(&store.departments(town).await.unwrap()),
        lines(&services),
        lines(&revisions),
        lines(&people),
        lines(&roles),
        lines(&stand.cases().await),
        lines(&store.print_list(town, None).await.unwrap()),
    ]
}

fn lines<T: std::fmt::Debug>(rows: &[T]) -> Vec<String> {
    let mut lines: Vec<_> = rows.iter().map(|row| format!("{row:?}")).collect();
    lines.sort();
    lines
}

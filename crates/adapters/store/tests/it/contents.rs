//! What the tables hold as text to compare, the same way on both engines.

use ids::{CaseId, StaffId, Uuid};
use kernel::{
    commit::{Commit, DeskChange},
    ports::{Commits as _, Ids as _},
    rows::SeenRow,
};
use testing::on_both_engines;

use crate::harness::{StoreHarness, now};

on_both_engines!(StoreHarness: a_changed_row_is_seen_in_its_table_alone);

async fn a_changed_row_is_seen_in_its_table_alone(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let case = CaseId::from_uuid(harness.ids.next());
    let mark = |seq| {
        let person = StaffId::from_uuid(Uuid::from_u128(0xAA));
        Commit::named("see", town, now()).change(DeskChange::PutSeen(SeenRow { town, case, person, seq }))
    };
    harness.store.commit(mark(1)).await.unwrap();
    let before = harness.store.contents(&[]).await.unwrap();
    assert!(before["case_seen"][0].contains("seq="), "{:?}", before["case_seen"]);
    harness.store.commit(mark(2)).await.unwrap();
    let after = harness.store.contents(&[]).await.unwrap();
    let changed: Vec<&String> =
        after.iter().filter(|(table, rows)| before[*table] != **rows).map(|(table, _)| table).collect();
    assert_eq!(changed, ["case_seen"]);
    let but = [("case_seen", "seq")];
    let without = harness.store.contents(&but).await.unwrap();
    harness.store.commit(mark(3)).await.unwrap();
    assert_eq!(harness.store.contents(&but).await.unwrap(), without);
}

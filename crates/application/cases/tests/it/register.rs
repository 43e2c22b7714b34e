//! The register says what the events of a case say, and a case is read by whose it is.

use cases::{my_case, read_case, register_row};
use kernel::{error::UseCaseError, ports::Checkpoints as _};
use testing::{Harness, on_both_engines};

on_both_engines!(
    Harness:
    the_register_says_what_the_events_say,
    a_case_is_its_applicants_own,
);

async fn the_register_says_what_the_events_say(harness: &Harness) {
    harness.live_through_several_weeks().await;
    let rows = harness.cases().await;
    assert!(rows.len() > 5, "a lively town");
    for row in rows {
        let file = read_case(harness.ctx(harness.town.id), row.case).await.unwrap();
        assert_eq!(file.history.position.seq, row.seq, "{}", row.number);
        let said = register_row(&file.case, harness.now());
        assert_eq!((said.state, said.next_step), (row.state, row.next_step), "{}", row.number);
        assert_eq!((said.department, said.assignee), (row.department, row.assignee), "{}", row.number);
    }
    assert_eq!(harness.store.verify().await.unwrap().broken, []);
}

async fn a_case_is_its_applicants_own(harness: &Harness) {
    let mehmet = harness.resident(&harness.town, "mehmet.yildiz@example.org").await;
    let henrike = harness.resident(&harness.town, "henrike.thomsen@example.org").await;
    let guest = harness.guest(&harness.town).await;
    let neighbour = harness.resident(&harness.other_town, "mehmet.yildiz@example.org").await;
    let case = mehmet.apply(harness).await.case;
    assert_eq!(my_case(mehmet.reading(harness), case).await.unwrap().case.id(), case);
    for other in [&henrike, &guest, &neighbour] {
        let read = my_case(other.reading(harness), case).await;
        assert!(matches!(read, Err(UseCaseError::NotFound)), "{read:?}");
    }
    let elsewhere = read_case(harness.ctx(harness.other_town.id), case).await;
    assert!(matches!(elsewhere, Err(UseCaseError::NotFound)), "{elsewhere:?}");
}

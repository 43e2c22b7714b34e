//! Time passes, whatever else happens in a case, whenever somebody looks, and also when a job was lost.

use app::{
    desk::{
        decision::{Beginning, begin_decision},
        delivery::{provide_decision, put_on_print_list},
        objection::{ObjectionEntry, SettlementEntry, register_objection, settle_objection},
        print_list::{ToPost, post_letters},
    },
    jobs::enqueue_standing,
    portal::{my_case, retrieve_decision},
    rows::JobKind,
};
use case::{
    Case,
    decision::{LetterWay, ObjectionForm},
};
use ids::{CaseId, DecisionId};
use jiff::SignedDuration;

use crate::stand::{Colleague, Resident, Stand, on_both};

on_both!(
    a_remedy_that_nobody_retrieves_goes_out_as_a_letter,
    what_was_posted_long_ago_is_announced_and_final_at_once,
    a_lost_job_costs_a_night,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

/// The provision of one decision ends, though there is an objection to another one.
async fn a_remedy_that_nobody_retrieves_goes_out_as_a_letter(stand: &Stand) {
    let (streets, mehmet, case) = applied(stand).await;
    let first = streets.provide(stand, case).await;
    stand.drain().await;
    retrieve_decision(mehmet.ctx(stand), case, first).await.unwrap();
    days(stand, 3).await;
    object(stand, &streets, case, first).await;
    let remedy = begin_decision(streets.ctx(stand), case, Beginning::Remedy { of: first }).await.unwrap();
    streets.sign(stand, case, remedy).await;
    provide_decision(streets.ctx(stand), case, remedy).await.unwrap();
    stand.drain().await;
    let remedied = SettlementEntry::Remedied(remedy);
    settle_objection(streets.ctx(stand), case, first, 1, remedied).await.unwrap();
    days(stand, 10).await;
    assert_eq!(listed(stand).await, [], "it can be retrieved on the tenth day");
    days(stand, 1).await;
    assert_eq!(listed(stand).await, [(case, remedy)]);
}

/// The day of finality has passed when the announcement is written down: the house was down in between.
async fn what_was_posted_long_ago_is_announced_and_final_at_once(stand: &Stand) {
    let (streets, mehmet, case) = applied(stand).await;
    let decision = streets.grant(stand, case).await;
    put_on_print_list(streets.ctx(stand), case, decision).await.unwrap();
    let on = locale::civil_day(stand.now());
    let letter = ToPost { case, decision, way: LetterWay::Post, on };
    let posted = post_letters(streets.ctx(stand), &[letter]).await;
    assert!(posted[0].refused.is_none(), "{:?}", posted[0]);
    stand.clock.advance(SignedDuration::from_hours(24 * 60));
    stand.drain().await;
    let file = seen(stand, &mehmet, case).await;
    let found = file.decision(decision).unwrap();
    assert!(found.announced().is_some() && found.final_since().is_some(), "{found:?}");
}

async fn a_lost_job_costs_a_night(stand: &Stand) {
    let (streets, mehmet, case) = applied(stand).await;
    let decision = streets.provide(stand, case).await;
    stand.drain().await;
    retrieve_decision(mehmet.ctx(stand), case, decision).await.unwrap();
    stand.drain().await;
    stand.clock.advance(SignedDuration::from_hours(24));
    lose_jobs(stand).await;
    stand.drain().await;
    let announced = |file: &Case| file.decision(decision).unwrap().announced().is_some();
    assert!(!announced(&seen(stand, &mehmet, case).await), "its job was lost");
    enqueue_standing(&stand.house).await.unwrap();
    days(stand, 1).await;
    assert!(announced(&seen(stand, &mehmet, case).await));
}

async fn applied(stand: &Stand) -> (Colleague, Resident, CaseId) {
    let streets = stand.town.sign_in(stand, "streets").await;
    let mehmet = stand.resident(&stand.town, MEHMET).await;
    let case = mehmet.apply(stand).await.case;
    stand.drain().await;
    (streets, mehmet, case)
}

async fn object(stand: &Stand, who: &Colleague, case: CaseId, decision: DecisionId) {
    let entry = ObjectionEntry {
        received_on: locale::civil_day(stand.now()),
        form: ObjectionForm::Written,
        objector: "Mehmet Yıldız".to_owned(),
        text: "Die Gebühr ist zu hoch.".to_owned(),
    };
    register_objection(who.ctx(stand), case, decision, entry, Vec::new()).await.unwrap();
}

async fn seen(stand: &Stand, who: &Resident, case: CaseId) -> Case {
    my_case(who.ctx(stand), case).await.unwrap().case
}

async fn listed(stand: &Stand) -> Vec<(CaseId, DecisionId)> {
    let listed = stand.house.store.print_list(stand.town.town, None).await.unwrap();
    listed.iter().map(|row| (row.case, row.decision)).collect()
}

/// Days go by, and what is due is done; no job is there but those that follow from the cases.
async fn days(stand: &Stand, days: u32) {
    for _ in 0..days {
        stand.clock.advance(SignedDuration::from_hours(24));
        stand.drain().await;
    }
}

/// Looks at the passage of time that are due are taken from the queue and not done.
async fn lose_jobs(stand: &Stand) {
    let until = stand.now().checked_add(SignedDuration::from_secs(60)).unwrap();
    let mut lost = 0;
    while let Some(job) = stand.house.store.lease(stand.now(), until).await.unwrap() {
        lost += i32::from(matches!(job.kind, JobKind::PassTime { .. }));
        stand.house.store.complete(&job).await.unwrap();
    }
    assert!(lost > 0, "there was one to lose");
}

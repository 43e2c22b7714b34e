//! Time passes, whatever else happens in a case, whenever somebody looks, and also when a job was lost.

use admin::jobs::enqueue_standing;
use case::{
    Case,
    decision::{LetterMethod, ObjectionForm},
};
use cases::my_case;
use casework::{
    decision::{Beginning, begin_decision},
    delivery::{provide_decision, put_on_print_list},
    mailbox::retrieve_decision,
    objection::{ObjectionEntry, SettlementEntry, register_objection, settle_objection},
    print_list::{ToPost, post_letters},
};
use ids::{CaseId, DecisionId};
use jiff::SignedDuration;
use kernel::rows::{CaseworkJob, JobClass, JobKind};
use testing::{Applicant, Harness, StaffMember, on_both_engines};

on_both_engines!(
    Harness:
    a_remedy_that_nobody_retrieves_goes_out_as_a_letter,
    what_was_posted_long_ago_is_announced_and_final_at_once,
    a_lost_job_costs_a_night,
);

const MEHMET: &str = "mehmet.yildiz@example.org";

/// The provision of one decision ends, though there is an objection to another one.
async fn a_remedy_that_nobody_retrieves_goes_out_as_a_letter(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let first = streets.provide(harness, case).await;
    harness.run_due_jobs().await;
    retrieve_decision(mehmet.ctx(harness), case, first).await.unwrap();
    days(harness, 3).await;
    object(harness, &streets, case, first).await;
    let remedy = begin_decision(streets.ctx(harness), case, Beginning::Remedy { of: first }).await.unwrap();
    streets.sign(harness, case, remedy).await;
    provide_decision(streets.ctx(harness), case, remedy).await.unwrap();
    harness.run_due_jobs().await;
    let remedied = SettlementEntry::Remedied(remedy);
    settle_objection(streets.ctx(harness), case, first, 1, remedied).await.unwrap();
    days(harness, 10).await;
    assert_eq!(listed(harness).await, [], "it can be retrieved on the tenth day");
    days(harness, 1).await;
    assert_eq!(listed(harness).await, [(case, remedy)]);
}

/// The day of finality has passed when the announcement is written down: the server was down in between.
async fn what_was_posted_long_ago_is_announced_and_final_at_once(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let decision = streets.grant(harness, case).await;
    put_on_print_list(streets.ctx(harness), case, decision).await.unwrap();
    let on = locale::civil_day(harness.now());
    let letter = ToPost { case, decision, method: LetterMethod::Post, on };
    let posted = post_letters(streets.ctx(harness), &[letter]).await;
    assert!(posted[0].refused.is_none(), "{:?}", posted[0]);
    harness.clock.advance(SignedDuration::from_hours(24 * 60));
    harness.run_due_jobs().await;
    let file = seen(harness, &mehmet, case).await;
    let found = file.decision(decision).unwrap();
    assert!(found.announced().is_some() && found.final_since().is_some(), "{found:?}");
}

async fn a_lost_job_costs_a_night(harness: &Harness) {
    let (streets, mehmet, case) = applied(harness).await;
    let decision = streets.provide(harness, case).await;
    harness.run_due_jobs().await;
    retrieve_decision(mehmet.ctx(harness), case, decision).await.unwrap();
    harness.run_due_jobs().await;
    harness.clock.advance(SignedDuration::from_hours(24));
    lose_jobs(harness).await;
    harness.run_due_jobs().await;
    let announced = |file: &Case| file.decision(decision).unwrap().announced().is_some();
    assert!(!announced(&seen(harness, &mehmet, case).await), "its job was lost");
    enqueue_standing(&harness.ports).await.unwrap();
    days(harness, 1).await;
    assert!(announced(&seen(harness, &mehmet, case).await));
}

async fn applied(harness: &Harness) -> (StaffMember, Applicant, CaseId) {
    let streets = harness.town.sign_in(harness, "streets").await;
    let mehmet = harness.resident(&harness.town, MEHMET).await;
    let case = mehmet.apply(harness).await.case;
    harness.run_due_jobs().await;
    (streets, mehmet, case)
}

async fn object(harness: &Harness, who: &StaffMember, case: CaseId, decision: DecisionId) {
    let entry = ObjectionEntry {
        received_on: locale::civil_day(harness.now()),
        form: ObjectionForm::Written,
        objector: "Mehmet Yıldız".to_owned(),
        text: "Die Gebühr ist zu hoch.".to_owned(),
    };
    register_objection(who.ctx(harness), case, decision, entry, Vec::new()).await.unwrap();
}

async fn seen(harness: &Harness, who: &Applicant, case: CaseId) -> Case {
    my_case(who.reading(harness), case).await.unwrap().case
}

async fn listed(harness: &Harness) -> Vec<(CaseId, DecisionId)> {
    let listed = harness.ports.store.print_list(harness.town.id, None).await.unwrap();
    listed.iter().map(|row| (row.case, row.decision)).collect()
}

/// Days go by, and what is due is done; no job is there but those that follow from the cases.
async fn days(harness: &Harness, days: u32) {
    for _ in 0..days {
        harness.clock.advance(SignedDuration::from_hours(24));
        harness.run_due_jobs().await;
    }
}

/// Looks at the passage of time that are due are taken from the queue and not done.
async fn lose_jobs(harness: &Harness) {
    let until = harness.now().checked_add(SignedDuration::from_secs(60)).unwrap();
    let mut lost = 0;
    while let Some(job) = harness.ports.store.lease(JobClass::Cases, harness.now(), until).await.unwrap() {
        lost += i32::from(matches!(job.kind, JobKind::Casework(CaseworkJob::PassTime { .. })));
        harness.ports.store.complete(&job).await.unwrap();
    }
    assert!(lost > 0, "there was one to lose");
}

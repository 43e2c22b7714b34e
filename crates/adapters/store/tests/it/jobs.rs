//! Jobs: each is done once, towns take turns, whoever lost the lease cannot complete.

use std::collections::HashSet;

use ids::{JobId, TownId};
use jiff::{SignedDuration, Timestamp};
use kernel::{
    commit::Commit,
    ports::{Commits as _, Ids as _, Jobs as _},
    rows::{AdminJob, JobClass, LeasedJob, NewJob},
};
use testing::on_both_engines;
use tokio::task::JoinSet;

use crate::harness::{StoreHarness, now};

on_both_engines!(
    StoreHarness:
    eight_workers_claim_each_job_once,
    towns_take_turns,
    an_old_lease_completes_nothing,
    not_before_its_time,
    failed_jobs_come_back_and_die,
    once_while_it_waits,
    what_waits_comes_forward,
    failed_one_gives_way_to_its_successor,
    an_unknown_kind_stops_nobody,
    classes_do_not_wait_for_each_other,
    a_lease_is_renewed_by_its_holder_alone,
);

fn later(seconds: i64) -> Timestamp {
    now() + SignedDuration::from_secs(seconds)
}

async fn enqueue(harness: &StoreHarness, town: TownId, once: Option<&str>, run_at: Timestamp) -> JobId {
    let job = JobId::from_uuid(harness.ids.next());
    let new = NewJob { job, kind: AdminJob::Checkpoint.into(), run_at, once: once.map(str::to_owned) };
    harness.store.commit(Commit::named("test", town, now()).job(new)).await.unwrap();
    job
}

async fn lease(harness: &StoreHarness, at: Timestamp) -> Option<LeasedJob> {
    harness.store.lease(JobClass::Checkpoints, at, at + SignedDuration::from_secs(60)).await.unwrap()
}

async fn eight_workers_claim_each_job_once(harness: &StoreHarness) {
    let (town, other) = (harness.town().await.0, harness.town().await.0);
    let mut all = HashSet::new();
    for number in 0..200 {
        all.insert(enqueue(harness, if number % 2 == 0 { town } else { other }, None, now()).await);
    }
    let mut workers = JoinSet::new();
    for _ in 0..8 {
        let store = harness.store.clone();
        workers.spawn(async move {
            let mut done = Vec::new();
            while let Some(job) = store.lease(JobClass::Checkpoints, now(), later(60)).await.unwrap() {
                assert!(store.complete(&job).await.unwrap());
                done.push(job.job);
            }
            done
        });
    }
    let done: Vec<JobId> = workers.join_all().await.into_iter().flatten().collect();
    assert_eq!(done.len(), 200);
    assert_eq!(done.into_iter().collect::<HashSet<_>>(), all);
    assert_eq!(harness.store.job_counts().await.unwrap(), (0, 0));
}

/// A town with many jobs does not keep the others waiting.
async fn towns_take_turns(harness: &StoreHarness) {
    let (large, small, third) = (harness.town().await.0, harness.town().await.0, harness.town().await.0);
    for _ in 0..20 {
        enqueue(harness, large, None, later(-100)).await;
    }
    enqueue(harness, small, None, now()).await;
    enqueue(harness, third, None, now()).await;
    let mut served = Vec::new();
    for _ in 0..6 {
        served.push(lease(harness, now()).await.unwrap().town);
    }
    let first_three: HashSet<TownId> = served[..3].iter().copied().collect();
    assert_eq!(first_three, HashSet::from([large, small, third]));
    assert_eq!(served[3..], [large, large, large]);
}

async fn an_old_lease_completes_nothing(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    enqueue(harness, town, None, now()).await;
    let first = lease(harness, now()).await.unwrap();
    assert_eq!((first.attempt, first.fence), (1, 1));
    assert_eq!(lease(harness, later(59)).await, None, "it is still held");
    let second = lease(harness, later(60)).await.unwrap();
    assert_eq!((second.job, second.attempt, second.fence), (first.job, 2, 2));
    assert!(!harness.store.complete(&first).await.unwrap());
    assert!(!harness.store.fail(&first, "late", later(61), None).await.unwrap());
    assert!(harness.store.complete(&second).await.unwrap());
    assert!(!harness.store.complete(&second).await.unwrap(), "it is done already");
}

async fn not_before_its_time(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let (late, early) =
        (enqueue(harness, town, None, later(20)).await, enqueue(harness, town, None, later(10)).await);
    assert_eq!(lease(harness, later(9)).await, None);
    assert_eq!(lease(harness, later(30)).await.unwrap().job, early);
    assert_eq!(lease(harness, later(30)).await.unwrap().job, late);
}

async fn failed_jobs_come_back_and_die(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let job = enqueue(harness, town, None, now()).await;
    let first = lease(harness, now()).await.unwrap();
    assert!(harness.store.fail(&first, "the mail server is down", now(), Some(later(30))).await.unwrap());
    assert_eq!(lease(harness, later(29)).await, None);
    let second = lease(harness, later(30)).await.unwrap();
    assert_eq!((second.job, second.attempt), (job, 2));
    assert!(harness.store.fail(&second, "still down", later(31), None).await.unwrap());
    assert_eq!(lease(harness, later(1_000_000)).await, None);

    let dead = harness.store.dead_jobs(None).await.unwrap();
    assert_eq!(dead, harness.store.dead_jobs(Some(town)).await.unwrap());
    assert_eq!((dead[0].job, dead[0].attempts, dead[0].error.as_str()), (job, 2, "still down"));
    assert_eq!(dead[0].died_at, later(31));
    assert_eq!(harness.store.job_counts().await.unwrap(), (0, 1));

    let (other, _) = harness.town().await;
    assert!(!harness.store.revive(other, job, now()).await.unwrap(), "another town's jobs do not exist");
    assert!(harness.store.revive(town, job, later(40)).await.unwrap());
    assert!(!harness.store.revive(town, job, later(40)).await.unwrap());
    let third = lease(harness, later(40)).await.unwrap();
    assert_eq!((third.job, third.attempt, third.fence), (job, 1, 3));
}

async fn once_while_it_waits(harness: &StoreHarness) {
    let ((town, _), (other, _)) = (harness.town().await, harness.town().await);
    let job = enqueue(harness, town, Some("checkpoint"), now()).await;
    enqueue(harness, town, Some("checkpoint"), now()).await;
    enqueue(harness, other, Some("checkpoint"), later(500)).await;
    assert_eq!(harness.store.job_counts().await.unwrap(), (2, 0));
    let held = lease(harness, now()).await.unwrap();
    assert_eq!(held.job, job);
    enqueue(harness, town, Some("checkpoint"), now()).await;
    assert_eq!(
        harness.store.job_counts().await.unwrap(),
        (3, 0),
        "the first does not wait any more, it runs"
    );
}

/// A mail that has backed off for an hour goes out at once when somebody asks for it now.
async fn what_waits_comes_forward(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let job = enqueue(harness, town, Some("mail"), later(60)).await;
    enqueue(harness, town, Some("other"), later(60)).await;
    enqueue(harness, town, Some("mail"), later(90)).await;
    assert!(lease(harness, later(30)).await.is_none());
    enqueue(harness, town, Some("mail"), later(1)).await;
    assert_eq!(lease(harness, later(1)).await.map(|leased| leased.job), Some(job));
    assert!(lease(harness, later(30)).await.is_none());
}

/// A retry and a revival would make two waiting jobs for one thing.
async fn failed_one_gives_way_to_its_successor(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    enqueue(harness, town, Some("checkpoint"), now()).await;
    let first = lease(harness, now()).await.unwrap();
    let second = enqueue(harness, town, Some("checkpoint"), now()).await;
    assert!(harness.store.fail(&first, "no", now(), Some(later(5))).await.unwrap());
    assert_eq!(harness.store.job_counts().await.unwrap(), (1, 0));
    let held = lease(harness, later(10)).await.unwrap();
    assert_eq!(held.job, second);
    assert!(harness.store.fail(&held, "no", now(), None).await.unwrap());
    enqueue(harness, town, Some("checkpoint"), now()).await;
    assert!(harness.store.revive(town, second, now()).await.unwrap());
    assert_eq!(harness.store.job_counts().await.unwrap(), (1, 0));
}

/// A job that a newer program made.
async fn an_unknown_kind_stops_nobody(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let newer = enqueue(harness, town, None, later(-10)).await;
    let known = enqueue(harness, town, None, now()).await;
    let kind = r#"'{"job": "dance"}'"#;
    let id = harness.literal(newer.as_uuid());
    assert_eq!(harness.tamper(&format!("UPDATE job SET kind = {kind} WHERE job_id = {id}")).await, 1);
    let taken = lease(harness, now()).await.unwrap();
    assert_eq!(taken.job, known);
    assert!(harness.store.complete(&taken).await.unwrap());
    assert_eq!(lease(harness, now()).await, None);
    assert_eq!(harness.store.job_counts().await.unwrap(), (1, 0), "it waits for a program that knows it");
}

async fn classes_do_not_wait_for_each_other(harness: &StoreHarness) {
    let town = harness.town().await.0;
    for _ in 0..20 {
        enqueue(harness, town, None, later(-100)).await;
    }
    let sweep = JobId::from_uuid(harness.ids.next());
    let new = NewJob { job: sweep, kind: AdminJob::SweepVault.into(), run_at: now(), once: None };
    harness.store.commit(Commit::named("test", town, now()).job(new)).await.unwrap();
    let taken = harness.store.lease(JobClass::Upkeep, now(), later(60)).await.unwrap();
    assert_eq!(taken.map(|job| job.job), Some(sweep));
    assert_eq!(harness.store.lease(JobClass::Upkeep, now(), later(60)).await.unwrap(), None);
    let queues = harness.store.job_queues().await.unwrap();
    let queues =
        queues.iter().map(|queue| (queue.class.as_str(), queue.waiting, queue.first_due, queue.dead));
    let expected = [("checkpoints", 20, Some(later(-100)), 0), ("upkeep", 1, None, 0)];
    assert_eq!(queues.collect::<Vec<_>>(), expected);
    assert_eq!(harness.store.lease(JobClass::Mails, now(), later(60)).await.unwrap(), None);
    assert!(lease(harness, now()).await.is_some());
}

async fn a_lease_is_renewed_by_its_holder_alone(harness: &StoreHarness) {
    let town = harness.town().await.0;
    enqueue(harness, town, None, now()).await;
    let first = lease(harness, now()).await.unwrap();
    assert!(harness.store.renew(&first, later(200)).await.unwrap());
    assert_eq!(lease(harness, later(199)).await, None, "it is held for longer");
    let second = lease(harness, later(201)).await.unwrap();
    assert!(!harness.store.renew(&first, later(400)).await.unwrap(), "somebody else holds it");
    assert!(harness.store.renew(&second, later(400)).await.unwrap());
    assert!(harness.store.complete(&second).await.unwrap());
    assert!(!harness.store.renew(&second, later(400)).await.unwrap(), "it is done");
}

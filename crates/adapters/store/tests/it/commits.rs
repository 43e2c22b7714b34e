//! A commit is applied as a whole or not at all, once, and flushed before the answer.

use ids::{DepartmentId, DraftId, JobId, KeyId, ServiceId, TownId};
use kernel::{
    commit::{Append, Commit, CommitError, Committed, DirectoryChange, DraftChange, NumberChange},
    ports::{Commits as _, Directory as _, Drafts as _, Jobs as _, Journal as _, Numbers as _},
    rows::{AdminJob, DepartmentRow, DraftOwner, DraftRow, NewJob, StreamId},
};
use testing::on_both_engines;
use tokio::task::JoinSet;

use crate::harness::{StoreHarness, answer, appending, events, now};

on_both_engines!(
    StoreHarness:
    appends_and_reads_back,
    second_writer_conflicts,
    half_a_commit_is_none,
    repeat_gets_the_first_answer,
    what_was_done_long_ago_is_not_done_again,
    town_of_a_change_is_checked,
    many_at_once_are_each_applied_once,
    same_command_at_once_runs_once,
    numbers_are_taken_in_turn,
    a_number_is_taken_once_and_never_out_of_turn,
    a_refused_commit_takes_no_number,
    no_town_without_its_key,
);

fn department(harness: &StoreHarness, town: TownId, name: &str) -> DepartmentRow {
    DepartmentRow {
        town,
        department: DepartmentId::from_uuid(kernel::ports::Ids::next(harness.ids.as_ref())),
        slug: name.to_lowercase(),
        name: name.to_owned(),
        contact: serde_json::json!({"phone": "+49 431 1234"}),
    }
}

async fn appends_and_reads_back(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let case = harness.case();
    let applied =
        harness.store.commit(appending(town, key, case, 0, &["application.filed", "assigned"])).await;
    let Committed::Applied(appended) = applied.unwrap() else { panic!("not applied") };
    assert_eq!((appended[0].stream, appended[0].head().seq), (StreamId::Case(case), 2));
    harness.store.commit(appending(town, key, case, 2, &["closed"])).await.unwrap();

    let read = harness.store.events(town, StreamId::Case(case), 1).await.unwrap();
    let kinds: Vec<_> = read.iter().map(|event| (event.seq, event.kind.as_str())).collect();
    assert_eq!(kinds, [(2, "assigned"), (3, "closed")]);
    assert_eq!(read[0].hash, appended[0].head().hash);
    assert_eq!((read[0].at, read[0].key, read[0].command), (now(), key, None));
    let head = harness.store.head(town, StreamId::Case(case)).await.unwrap().unwrap();
    assert_eq!((head.seq, head.hash), (3, read[1].hash));
    let streams = harness.store.streams(town, None, 10).await.unwrap();
    assert_eq!(streams, [StreamId::Town(town), StreamId::Case(case)]);
    assert_eq!(harness.store.streams(town, Some(streams[0]), 10).await.unwrap(), [StreamId::Case(case)]);
}

/// The answer is forgotten after a day, the journal forgets nothing.
async fn what_was_done_long_ago_is_not_done_again(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let (command, first, second) = (harness.command(), harness.case(), harness.case());
    let file =
        |case| appending(town, key, case, 0, &["application.filed"]).answering(answer(command, key, "done"));
    harness.store.commit(file(first)).await.unwrap();
    let later = now() + jiff::SignedDuration::from_hours(48);
    harness.store.expire(town, later, later).await.unwrap();
    assert_eq!(harness.store.answered(town, command).await.unwrap(), None);
    let again = harness.store.commit(file(second)).await;
    let Err(CommitError::Conflict { what }) = again else { panic!("{again:?}") };
    assert_eq!(what, format!("command:{command}"));
    assert_eq!(harness.store.head(town, StreamId::Case(second)).await.unwrap(), None);
}

async fn second_writer_conflicts(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let case = harness.case();
    harness.store.commit(appending(town, key, case, 0, &["application.filed"])).await.unwrap();
    for expected in [0, 2] {
        let late = harness.store.commit(appending(town, key, case, expected, &["assigned"])).await;
        let Err(CommitError::Conflict { what }) = late else { panic!("{late:?}") };
        assert!(what.contains(&case.to_string()) || what == "journal_pkey" || what == "head", "{what}");
    }
    assert_eq!(harness.store.events(town, StreamId::Case(case), 0).await.unwrap().len(), 1);
}

/// The last part of the commit is refused; the first parts leave no trace.
async fn half_a_commit_is_none(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let (first, second) = (harness.case(), harness.case());
    harness.store.commit(appending(town, key, second, 0, &["application.filed"])).await.unwrap();
    let command = harness.command();
    let commit = appending(town, key, first, 0, &["application.filed"])
        .answering(answer(command, key, "yes"))
        .change(DirectoryChange::PutDepartment(department(harness, town, "Bauamt")))
        .job(NewJob {
            job: JobId::from_uuid(kernel::ports::Ids::next(harness.ids.as_ref())),
            kind: AdminJob::Checkpoint.into(),
            run_at: now(),
            once: None,
        })
        .append(Append {
            stream: StreamId::Case(second),
            expected: 0,
            events: events(key, &["application.filed"]),
        });
    assert!(matches!(harness.store.commit(commit).await, Err(CommitError::Conflict { .. })));
    assert_eq!(harness.store.head(town, StreamId::Case(first)).await.unwrap(), None);
    assert_eq!(harness.store.answered(town, command).await.unwrap(), None);
    assert_eq!(harness.store.departments(town).await.unwrap(), []);
    assert_eq!(harness.store.job_counts().await.unwrap(), (0, 0));
}

async fn repeat_gets_the_first_answer(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let (case, command) = (harness.case(), harness.command());
    let commit =
        |text| appending(town, key, case, 0, &["application.filed"]).answering(answer(command, key, text));
    assert!(matches!(harness.store.commit(commit("first")).await, Ok(Committed::Applied(_))));
    let again = harness
        .store
        .commit(commit("second").change(DirectoryChange::PutDepartment(department(harness, town, "A"))))
        .await;
    assert_eq!(again.unwrap(), Committed::Repeated(answer(command, key, "first")));
    assert_eq!(harness.store.answered(town, command).await.unwrap(), Some(answer(command, key, "first")));
    assert_eq!(harness.store.departments(town).await.unwrap(), [], "a repeat changes nothing");
    let read = harness.store.events(town, StreamId::Case(case), 0).await.unwrap();
    assert_eq!(read.iter().map(|event| event.command).collect::<Vec<_>>(), [Some(command)]);

    let (other, other_key) = harness.town().await;
    let elsewhere = appending(other, other_key, harness.case(), 0, &["application.filed"]);
    let elsewhere = harness.store.commit(elsewhere.answering(answer(command, other_key, "other"))).await;
    assert!(matches!(elsewhere, Ok(Committed::Applied(_))), "a command is unique in its town only");
}

async fn town_of_a_change_is_checked(harness: &StoreHarness) {
    let ((town, _), (other, _)) = (harness.town().await, harness.town().await);
    let commit = Commit::named("test", town, now())
        .change(DirectoryChange::PutDepartment(department(harness, other, "A")));
    assert!(matches!(harness.store.commit(commit).await, Err(CommitError::Failed(_))));
    assert_eq!(harness.store.departments(other).await.unwrap(), []);
}

/// Far more at once than a batch, with refusals among them: each gets its own answer.
async fn many_at_once_are_each_applied_once(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let mut tasks = JoinSet::new();
    for number in 0..300_u32 {
        let case = harness.case();
        let good = number % 7 != 0;
        let commit = appending(town, key, case, if good { 0 } else { 5 }, &["application.filed"]);
        let store = harness.store.clone();
        tasks.spawn(async move { (case, good, store.commit(commit).await) });
    }
    while let Some(done) = tasks.join_next().await {
        let (case, good, outcome) = done.unwrap();
        assert_eq!(outcome.is_ok(), good, "{outcome:?}");
        let there = harness.store.events(town, StreamId::Case(case), 0).await.unwrap().len();
        assert_eq!(there, usize::from(good));
    }
}

/// Twenty requests with one command: one is applied, the others get its answer.
async fn same_command_at_once_runs_once(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let command = harness.command();
    let mut tasks = JoinSet::new();
    for number in 0..20 {
        let answer = answer(command, key, &format!("answer {number}"));
        let commit = appending(town, key, harness.case(), 0, &["application.filed"]).answering(answer);
        let store = harness.store.clone();
        tasks.spawn(async move { store.commit(commit).await.unwrap() });
    }
    let outcomes = tasks.join_all().await;
    let applied = outcomes.iter().filter(|outcome| matches!(outcome, Committed::Applied(_))).count();
    assert_eq!(applied, 1);
    let first = harness.store.answered(town, command).await.unwrap().unwrap();
    let repeats = outcomes.iter().filter(|outcome| **outcome == Committed::Repeated(first.clone())).count();
    assert_eq!(repeats, 19);
    assert_eq!(harness.store.streams(town, None, 100).await.unwrap().len(), 2);
}

fn taking(town: TownId, series: &str, number: u64) -> Commit {
    let now = now();
    Commit::named("take", town, now).change(NumberChange::TakeNumber {
        series: series.to_owned(),
        year: 2026,
        number,
    })
}

/// Whoever takes turns never meets a conflict, and no number is left out or taken twice.
async fn numbers_are_taken_in_turn(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let mut tasks = JoinSet::new();
    for _ in 0..64 {
        let store = harness.store.clone();
        tasks.spawn(async move {
            let next = store.next_number(town, "B", 2026).await.unwrap();
            store.commit(taking(town, "B", next.number)).await.unwrap();
            next.number
        });
    }
    let mut numbers = tasks.join_all().await;
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=64).collect::<Vec<u64>>());
    for (series, year, next) in [("B", 2026, 65), ("B", 2027, 1), ("H", 2026, 1)] {
        assert_eq!(harness.store.next_number(town, series, year).await.unwrap().number, next);
    }
}

/// The commit decides, whoever's turn it was: as if each came from a process of its own.
async fn a_number_is_taken_once_and_never_out_of_turn(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let take = async |number| harness.store.commit(taking(town, "B", number)).await;
    let conflict =
        |outcome| matches!(outcome, Err(CommitError::Conflict { what }) if what == "number:B-2026");
    assert!(conflict(take(2).await), "the first one is 1");
    assert!(take(1).await.is_ok());
    assert!(conflict(take(1).await));
    assert!(conflict(take(3).await));
    let mut tasks = JoinSet::new();
    for _ in 0..16 {
        let store = harness.store.clone();
        tasks.spawn(async move {
            loop {
                let seen = store.next_number(town, "B", 2026).await.unwrap().number;
                if store.commit(taking(town, "B", seen)).await.is_ok() {
                    break seen;
                }
            }
        });
    }
    let mut numbers = tasks.join_all().await;
    numbers.sort_unstable();
    assert_eq!(numbers, (2..=17).collect::<Vec<u64>>());
}

/// A commit that is refused for another reason uses no number up.
async fn a_refused_commit_takes_no_number(harness: &StoreHarness) {
    let (town, key) = harness.town().await;
    let stale = appending(town, key, harness.case(), 7, &["application.filed"]);
    let take = NumberChange::TakeNumber { series: "B".to_owned(), year: 2026, number: 1 };
    assert!(harness.store.commit(stale.change(take)).await.is_err());
    assert_eq!(harness.store.next_number(town, "B", 2026).await.unwrap().number, 1);
}

/// Sealed rows need a key that exists.
async fn no_town_without_its_key(harness: &StoreHarness) {
    let (town, _) = harness.town().await;
    let unknown = KeyId::from_uuid(kernel::ports::Ids::next(harness.ids.as_ref()));
    let commit = appending(town, unknown, harness.case(), 0, &["application.filed"]);
    assert!(matches!(harness.store.commit(commit).await, Err(CommitError::Conflict { .. })));
    let draft = DraftRow {
        town,
        draft: DraftId::from_uuid(kernel::ports::Ids::next(harness.ids.as_ref())),
        service: ServiceId::from_uuid(kernel::ports::Ids::next(harness.ids.as_ref())),
        revision: 1,
        owner: DraftOwner::Guest([1; 32]),
        key: unknown,
        sealed: b"sealed".to_vec(),
        version: 1,
        saved_at: now(),
        expires_at: now(),
    };
    let commit = Commit::named("test", town, now()).change(DraftChange::PutDraft { row: draft, expected: 0 });
    assert!(matches!(harness.store.commit(commit).await, Err(CommitError::Conflict { .. })));
    assert_eq!(harness.store.drafts_of(town, DraftOwner::Guest([1; 32])).await.unwrap(), []);
}

/// A trigger raises the server's own error for a full disk. The same on SQLite is tested beside its writer.
#[tokio::test]
async fn full_disk_of_a_server_is_said() {
    let Some(harness) = StoreHarness::on_postgres().await else { return };
    let (town, key) = harness.town().await;
    harness
        .tamper(
            "CREATE FUNCTION no_room() RETURNS trigger AS $$
            BEGIN RAISE EXCEPTION 'no space left on device' USING ERRCODE = 'disk_full'; END
            $$ LANGUAGE plpgsql;
            CREATE TRIGGER no_room BEFORE INSERT ON journal EXECUTE FUNCTION no_room();",
        )
        .await;
    let case = harness.case();
    let commit = appending(town, key, case, 0, &["application.filed"]);
    assert!(matches!(harness.store.commit(commit.clone()).await, Err(CommitError::Full)));
    harness.tamper("DROP TRIGGER no_room ON journal").await;
    assert!(matches!(harness.store.commit(commit).await, Ok(Committed::Applied(_))));
    harness.end().await;
}

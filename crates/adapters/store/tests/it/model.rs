//! Random commits: SQLite, PostgreSQL and a model of a few lines give the same answers and end in the same state.

use std::collections::BTreeMap;

use ids::{CaseId, CommandId, DraftId, JobId, KeyId, ServiceId, TownId, Uuid};
use kernel::{
    commit::{Commit, CommitError, Committed, DraftChange},
    ports::{Checkpoints as _, Commits as _, Drafts as _, Jobs as _, Journal as _},
    rows::{AdminJob, DraftOwner, DraftRow, JobClass, NewJob, StreamId},
};
use proptest::{prelude::*, test_runner::TestRunner};
use testing::Engine;

use crate::harness::{StoreHarness, answer, appending, now};

/// A commit in small numbers.
#[derive(Debug, Clone)]
struct Step {
    command: Option<u8>,
    appends: Vec<(u8, u8, u8)>,
    draft: Option<(u8, u8)>,
    once: Option<u8>,
}

/// What an answer says, without what only a real store knows.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Outcome {
    Applied(Vec<u64>),
    Repeated(Vec<u8>),
    Conflict,
}

/// The whole state that the steps can reach.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Model {
    commands: BTreeMap<u8, Vec<u8>>,
    streams: BTreeMap<u8, u64>,
    drafts: BTreeMap<u8, u8>,
    jobs: Vec<u8>,
}

impl Model {
    fn apply(&mut self, number: usize, step: &Step) -> Outcome {
        if let Some(first) = step.command.and_then(|command| self.commands.get(&command)) {
            return Outcome::Repeated(first.clone());
        }
        let mut next = self.clone();
        if let Some(command) = step.command {
            next.commands.insert(command, text(number).into_bytes());
        }
        if let Some((draft, expected)) = step.draft {
            if next.drafts.get(&draft).copied().unwrap_or(0) != expected {
                return Outcome::Conflict;
            }
            next.drafts.insert(draft, expected + 1);
        }
        let mut heads = Vec::new();
        for (stream, expected, count) in &step.appends {
            let head = next.streams.entry(*stream).or_insert(0);
            if *head != u64::from(*expected) {
                return Outcome::Conflict;
            }
            *head += u64::from(*count);
            heads.push(*head);
        }
        if let Some(once) = step.once
            && !next.jobs.contains(&once)
        {
            next.jobs.push(once);
        }
        *self = next;
        Outcome::Applied(heads)
    }
}

fn text(number: usize) -> String {
    format!("answer {number}")
}

/// A town of a harness, and how small numbers are called there.
struct World<'a> {
    harness: &'a StoreHarness,
    town: TownId,
    key: KeyId,
}

impl World<'_> {
    fn id(&self, kind: u128, number: u8) -> Uuid {
        Uuid::from_u128(self.town.as_uuid().as_u128() ^ (kind << 32) ^ u128::from(number))
    }

    fn case(&self, number: u8) -> CaseId {
        CaseId::from_uuid(self.id(1, number))
    }

    fn draft(&self, number: u8, version: u8) -> DraftRow {
        DraftRow {
            town: self.town,
            draft: DraftId::from_uuid(self.id(2, number)),
            service: ServiceId::from_uuid(self.id(3, number)),
            revision: 1,
            owner: DraftOwner::Guest([number; 32]),
            key: self.key,
            sealed: vec![version],
            version: u64::from(version),
            saved_at: now(),
            expires_at: now(),
        }
    }

    fn commit(&self, number: usize, step: &Step) -> Commit {
        const KINDS: [&str; 3] = ["application.filed", "two", "three"];
        let mut commit = Commit::named("test", self.town, now());
        if let Some(command) = step.command {
            let command = CommandId::from_uuid(self.id(4, command));
            commit = commit.answering(answer(command, self.key, &text(number)));
        }
        if let Some((draft, expected)) = step.draft {
            let row = self.draft(draft, expected + 1);
            commit = commit.change(DraftChange::PutDraft { row, expected: u64::from(expected) });
        }
        for (stream, expected, count) in &step.appends {
            let case = self.case(*stream);
            let part =
                appending(self.town, self.key, case, u64::from(*expected), &KINDS[..usize::from(*count)]);
            commit.appends.extend(part.appends);
        }
        if let Some(once) = step.once {
            let job = JobId::from_uuid(self.id(5, u8::try_from(number).unwrap()));
            let once = Some(format!("once {once}"));
            commit = commit.job(NewJob { job, kind: AdminJob::Checkpoint.into(), run_at: now(), once });
        }
        commit
    }

    async fn apply(&self, number: usize, step: &Step) -> Outcome {
        match self.harness.store.commit(self.commit(number, step)).await {
            Ok(Committed::Applied(appended)) => {
                Outcome::Applied(appended.iter().map(|appended| appended.head().seq).collect())
            }
            Ok(Committed::Repeated(first)) => Outcome::Repeated(first.sealed),
            Err(CommitError::Conflict { .. }) => Outcome::Conflict,
            Err(other) => panic!("{other:?}"),
        }
    }

    /// Compares what is kept with the model.
    async fn compare(&self, model: &Model) {
        let store = &self.harness.store;
        for number in 0..4 {
            let events = store.events(self.town, StreamId::Case(self.case(number)), 0).await.unwrap();
            let expected = model.streams.get(&number).copied().unwrap_or(0);
            assert_eq!(
                events.iter().map(|event| event.seq).collect::<Vec<_>>(),
                (1..=expected).collect::<Vec<_>>()
            );
            let draft = DraftId::from_uuid(self.id(2, number));
            let draft = store.draft(self.town, draft).await.unwrap();
            let expected = model.drafts.get(&number).map(|version| self.draft(number, *version));
            assert_eq!(draft, expected);
        }
        for (command, first) in &model.commands {
            let command = CommandId::from_uuid(self.id(4, *command));
            assert_eq!(&store.answered(self.town, command).await.unwrap().unwrap().sealed, first);
        }
        let mut jobs = 0;
        for class in JobClass::ALL {
            while let Some(job) = store.lease(class, now(), now()).await.unwrap() {
                assert!(store.complete(&job).await.unwrap());
                jobs += 1;
            }
        }
        assert_eq!(jobs, model.jobs.len());
    }
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = (
        prop::option::weighted(0.7, 0_u8..6),
        prop::collection::vec((0_u8..4, 0_u8..5, 1_u8..4), 0..3),
        prop::option::weighted(0.4, (0_u8..4, 0_u8..4)),
        prop::option::weighted(0.3, 0_u8..3),
    );
    let step = step.prop_map(|(command, appends, draft, once)| Step { command, appends, draft, once });
    prop::collection::vec(step, 1..25)
}

/// Steps that fit are rare among random ones: half of the numbers are bent to what the model holds.
fn bent(step: &Step, model: &Model, bend: bool) -> Step {
    let mut step = step.clone();
    if bend {
        for (stream, expected, _) in &mut step.appends {
            let head = model.streams.get(stream).copied().unwrap_or(0);
            *expected = u8::try_from(head.min(200)).unwrap();
        }
        if let Some((draft, expected)) = &mut step.draft {
            *expected = model.drafts.get(draft).copied().unwrap_or(0);
        }
    }
    step
}

async fn play(harnesses: &[StoreHarness], steps: &[Step]) -> [usize; 3] {
    let mut model = Model::default();
    let mut worlds = Vec::new();
    for harness in harnesses {
        let (town, key) = harness.town().await;
        worlds.push(World { harness, town, key });
    }
    let mut seen = [0; 3];
    for (number, step) in steps.iter().enumerate() {
        let step = bent(step, &model, number % 4 != 3);
        let expected = model.apply(number, &step);
        seen[match expected {
            Outcome::Applied(_) => 0,
            Outcome::Repeated(_) => 1,
            Outcome::Conflict => 2,
        }] += 1;
        for world in &worlds {
            assert_eq!(
                world.apply(number, &step).await,
                expected,
                "step {number}: {step:?} on {:?}",
                world.harness.store
            );
        }
    }
    for world in &worlds {
        world.compare(&model).await;
    }
    seen
}

#[test]
fn both_engines_do_what_the_model_does() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let mut harnesses = vec![runtime.block_on(StoreHarness::on(Engine::Sqlite))];
    harnesses.extend(runtime.block_on(StoreHarness::on_postgres()));
    let mut seen = [0; 3];
    let mut runner = TestRunner::new(ProptestConfig { cases: 48, ..ProptestConfig::default() });
    let cell = std::cell::RefCell::new(&mut seen);
    let outcome = runner.run(&steps(), |steps| {
        let counts = runtime.block_on(play(&harnesses, &steps));
        cell.borrow_mut().iter_mut().zip(counts).for_each(|(sum, count)| *sum += count);
        Ok(())
    });
    outcome.unwrap();
    assert!(seen.iter().all(|count| *count > 20), "too few of a kind to mean anything: {seen:?}");
    for harness in harnesses {
        let verified = runtime.block_on(harness.store.verify()).unwrap();
        assert_eq!(verified.broken, []);
        runtime.block_on(harness.end());
    }
}

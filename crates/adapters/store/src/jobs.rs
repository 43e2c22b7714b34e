//! Jobs: enqueued with a commit, leased with a fencing token, fair between towns.
//!
//! Long because the life of a job is one thing: waiting, leased, done or dead.

use async_trait::async_trait;
use ids::{JobId, TownId, Uuid};
use jiff::Timestamp;
use kernel::{
    commit::CommitError,
    ports::{self, StoreError},
    rows::{DeadJob, JobClass, JobKind, JobQueue, LeasedJob, NewJob},
};
use serde_json::Value;
use sqlx::types::Json;

use crate::{
    Store,
    columns::{RowRef, count, long, microseconds},
    db::{Tx, Work, all, one, run},
    failure::Failure,
    tables::Table,
};

/// The tables of this family.
pub(crate) const TABLES: &[Table] = &[Table::authoritative("job"), Table::ephemeral("job_turn")];

/// How often a lease looks for another job when somebody else was quicker.
const TRIES: u32 = 16;

/// No target is named, because a job may meet another of the same id or of the same `once`.
const ADD: &str = "-- a job
INSERT INTO job (town_id, job_id, kind, class, once, state, due_at_us, attempt, fence, error)
VALUES ($1, $2, $3, $4, $5, 'waiting', $6, 0, 0, '')
ON CONFLICT DO NOTHING";

/// Somebody waits for it now; that an earlier try has backed off is no reason to keep them waiting.
const COME_FORWARD: &str = "-- a job that stands for one that is due earlier
UPDATE job
SET
    due_at_us = $3
WHERE town_id = $1
    AND once = $2
    AND state = 'waiting'
    AND due_at_us > $3";

const QUEUE: &str = "-- a town that may get its turn
INSERT INTO job_turn (town_id, class, served)
VALUES ($1, $2, 0)
ON CONFLICT (town_id, class) DO NOTHING";

const WHOSE_TURN: &str = "-- the town that was served longest ago
UPDATE job_turn
SET
    served = (SELECT MAX(served) + 1 FROM job_turn WHERE class = $1)
WHERE class = $1
    AND town_id = (
    SELECT
        waiting.town_id
    FROM job_turn AS waiting
    WHERE waiting.class = $1
        AND EXISTS (
        SELECT
            1
        FROM job
        WHERE job.town_id = waiting.town_id
            AND job.class = $1
            AND job.due_at_us <= $2
    )
    ORDER BY waiting.served, waiting.town_id
    LIMIT 1
)
RETURNING town_id";

/// The last condition is for whoever comes second on PostgreSQL: the row has changed while it waited.
const LEASE: &str = "-- a job is taken
UPDATE job
SET
    state = 'leased',
    due_at_us = $3,
    attempt = attempt + 1,
    fence = fence + 1
WHERE town_id = $1
    AND job_id = (
        SELECT
            job_id
        FROM job
        WHERE town_id = $1
            AND class = $4
            AND due_at_us <= $2
        ORDER BY due_at_us, job_id
        LIMIT 1
    )
    AND due_at_us <= $2
RETURNING
    job_id,
    kind,
    attempt,
    fence";

const RENEW: &str = "-- a job is held for longer
UPDATE job
SET
    due_at_us = $4
WHERE town_id = $1
    AND job_id = $2
    AND fence = $3
    AND state = 'leased'";

const COMPLETE: &str = "-- a job is done
DELETE FROM job
WHERE town_id = $1
    AND job_id = $2
    AND fence = $3
    AND state = 'leased'";

/// A job that failed gives way to one that waits for the same.
const GIVE_WAY: &str = "-- a job that another stands for
DELETE FROM job
WHERE town_id = $1
    AND job_id = $2
    AND state <> 'waiting'
    AND fence = $3
    AND EXISTS (
        SELECT
            1
        FROM job AS other
        WHERE other.town_id = $1
            AND other.once = job.once
            AND other.state = 'waiting'
    )";

const RETRY: &str = "-- a job failed and is tried again
UPDATE job
SET
    state = 'waiting',
    due_at_us = $4,
    error = $5
WHERE town_id = $1
    AND job_id = $2
    AND fence = $3
    AND state = 'leased'";

const GIVE_UP: &str = "-- a job is given up
UPDATE job
SET
    state = 'dead',
    due_at_us = NULL,
    died_at_us = $4,
    error = $5
WHERE town_id = $1
    AND job_id = $2
    AND fence = $3
    AND state = 'leased'";

const DEAD_FENCE: &str = "-- token of a job that was given up
SELECT
    fence
FROM job
WHERE town_id = $1
    AND job_id = $2
    AND state = 'dead'";

const REVIVE: &str = "-- a job that was given up is tried again
UPDATE job
SET
    state = 'waiting',
    due_at_us = $3,
    died_at_us = NULL,
    attempt = 0
WHERE town_id = $1
    AND job_id = $2
    AND state = 'dead'";

const DEAD_OF_TOWN: &str = "-- jobs of a town that were given up
SELECT
    town_id,
    job_id,
    kind,
    attempt,
    error,
    died_at_us
FROM job
WHERE town_id = $1
    AND state = 'dead'
ORDER BY died_at_us DESC, job_id DESC
LIMIT 200";

const DEAD: &str = "-- jobs that were given up
SELECT
    town_id,
    job_id,
    kind,
    attempt,
    error,
    died_at_us
FROM job
WHERE state = 'dead'
ORDER BY died_at_us DESC, job_id DESC
LIMIT 200";

const COUNTS: &str = "-- waiting and dead jobs
SELECT
    COUNT(CASE WHEN state <> 'dead' THEN 1 END),
    COUNT(CASE WHEN state = 'dead' THEN 1 END)
FROM job";

const QUEUES: &str = "-- how long the queues are
SELECT
    class,
    COUNT(CASE WHEN state <> 'dead' THEN 1 END),
    MIN(CASE WHEN state = 'waiting' THEN due_at_us END),
    COUNT(CASE WHEN state = 'dead' THEN 1 END)
FROM job
GROUP BY class
ORDER BY class";

#[derive(sqlx::FromRow)]
struct DeadRecord {
    town_id: Uuid,
    job_id: Uuid,
    kind: Json<JobKind>,
    attempt: i64,
    error: String,
    died_at_us: i64,
}

/// Enqueues; a job that waits with the same `once` stands for this one too, and comes forward if this one is due earlier.
pub(crate) async fn enqueue(tx: &mut Tx<'_>, town: TownId, job: &NewJob) -> Result<(), Failure> {
    let (due, once) = (microseconds(job.run_at), job.once.as_deref());
    let class = job.kind.class().name();
    run!(tx, ADD, town.as_uuid(), job.job.as_uuid(), Json(&job.kind), class, once, due)?;
    run!(tx, COME_FORWARD, town.as_uuid(), once, due)?;
    run!(tx, QUEUE, town.as_uuid(), class)?;
    Ok(())
}

/// Takes the next job that is due.
struct Lease {
    class: JobClass,
    now: Timestamp,
    until: Timestamp,
}

#[async_trait]
impl Work for Lease {
    type Done = Option<LeasedJob>;

    fn name(&self) -> &'static str {
        "lease_job"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<Self::Done, Failure> {
        let (now, until) = (microseconds(self.now), microseconds(self.until));
        let class = self.class.name();
        for _ in 0..TRIES {
            let turn: Option<(Uuid,)> = one!(tx, WHOSE_TURN, class, now)?;
            let Some((town,)) = turn else { return Ok(None) };
            let taken: Option<(Uuid, Json<Value>, i64, i64)> = one!(tx, LEASE, town, now, until, class)?;
            let Some((job, Json(kind), attempt, fence)) = taken else { continue };
            let place = RowRef { table: "job", row: &job };
            // Made by a newer program: it stays leased for a while and stops nobody; a newer process will take it.
            let Ok(kind) = serde_json::from_value(kind) else {
                tracing::error!(town.id = %town, job.id = %job, "a job of unknown kind is passed over");
                continue;
            };
            return Ok(Some(LeasedJob {
                town: TownId::from_uuid(town),
                job: JobId::from_uuid(job),
                kind,
                attempt: place.number("attempt", attempt)?,
                fence: place.number("fence", fence)?,
                until: self.until,
            }));
        }
        Ok(None)
    }
}

/// Holds a job for longer.
struct Renew {
    job: LeasedJob,
    until: Timestamp,
}

#[async_trait]
impl Work for Renew {
    type Done = bool;

    fn name(&self) -> &'static str {
        "renew_job"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<bool, Failure> {
        let (town, job, fence) = (self.job.town.as_uuid(), self.job.job.as_uuid(), long(self.job.fence));
        Ok(run!(tx, RENEW, town, job, fence, microseconds(self.until))? == 1)
    }
}

/// Removes a job that is done.
struct Complete(LeasedJob);

#[async_trait]
impl Work for Complete {
    type Done = bool;

    fn name(&self) -> &'static str {
        "complete_job"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<bool, Failure> {
        let Self(job) = self;
        Ok(run!(tx, COMPLETE, job.town.as_uuid(), job.job.as_uuid(), long(job.fence))? == 1)
    }
}

/// Puts a failed job back or gives it up.
struct Fail {
    job: LeasedJob,
    error: String,
    now: Timestamp,
    retry_at: Option<Timestamp>,
}

#[async_trait]
impl Work for Fail {
    type Done = bool;

    fn name(&self) -> &'static str {
        "fail_job"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<bool, Failure> {
        let (town, job, fence) = (self.job.town.as_uuid(), self.job.job.as_uuid(), long(self.job.fence));
        let error = self.error.as_str();
        let Some(retry_at) = self.retry_at else {
            return Ok(run!(tx, GIVE_UP, town, job, fence, microseconds(self.now), error)? == 1);
        };
        if run!(tx, GIVE_WAY, town, job, fence)? == 1 {
            return Ok(true);
        }
        Ok(run!(tx, RETRY, town, job, fence, microseconds(retry_at), error)? == 1)
    }
}

/// Puts a job that was given up back into the queue.
struct Revive {
    town: TownId,
    job: JobId,
    now: Timestamp,
}

#[async_trait]
impl Work for Revive {
    type Done = bool;

    fn name(&self) -> &'static str {
        "revive_job"
    }

    async fn apply(&self, tx: &mut Tx<'_>) -> Result<bool, Failure> {
        let (town, job) = (self.town.as_uuid(), self.job.as_uuid());
        let dead: Option<(i64,)> = one!(tx, DEAD_FENCE, town, job)?;
        let Some((fence,)) = dead else { return Ok(false) };
        if run!(tx, GIVE_WAY, town, job, fence)? == 1 {
            return Ok(true);
        }
        Ok(run!(tx, REVIVE, town, job, microseconds(self.now))? == 1)
    }
}

impl DeadRecord {
    fn read(self) -> Result<DeadJob, Failure> {
        let place = RowRef { table: "job", row: &self.job_id };
        Ok(DeadJob {
            town: TownId::from_uuid(self.town_id),
            job: JobId::from_uuid(self.job_id),
            attempts: place.number("attempt", self.attempt)?,
            died_at: place.time("died_at_us", self.died_at_us)?,
            kind: self.kind.0,
            error: self.error,
        })
    }
}

#[async_trait]
impl ports::Jobs for Store {
    async fn lease(
        &self,
        class: JobClass,
        now: Timestamp,
        until: Timestamp,
    ) -> Result<Option<LeasedJob>, CommitError> {
        self.db.write(Lease { class, now, until }).await
    }

    async fn renew(&self, job: &LeasedJob, until: Timestamp) -> Result<bool, CommitError> {
        self.db.write(Renew { job: job.clone(), until }).await
    }

    async fn complete(&self, job: &LeasedJob) -> Result<bool, CommitError> {
        self.db.write(Complete(job.clone())).await
    }

    async fn fail(
        &self,
        job: &LeasedJob,
        error: &str,
        now: Timestamp,
        retry_at: Option<Timestamp>,
    ) -> Result<bool, CommitError> {
        self.db.write(Fail { job: job.clone(), error: error.to_owned(), now, retry_at }).await
    }

    async fn dead_jobs(&self, town: Option<TownId>) -> Result<Vec<DeadJob>, StoreError> {
        let mut reader = self.db.read().await?;
        let mut tx = reader.tx();
        let records: Result<Vec<DeadRecord>, sqlx::Error> = match town {
            Some(town) => all!(&mut tx, DEAD_OF_TOWN, town.as_uuid()),
            None => all!(&mut tx, DEAD),
        };
        let records = records.map_err(Failure::from)?;
        Ok(records.into_iter().map(DeadRecord::read).collect::<Result<_, _>>()?)
    }

    async fn revive(&self, town: TownId, job: JobId, now: Timestamp) -> Result<bool, CommitError> {
        self.db.write(Revive { town, job, now }).await
    }

    async fn job_queues(&self) -> Result<Vec<JobQueue>, StoreError> {
        let mut reader = self.db.read().await?;
        let rows: Result<Vec<(String, i64, Option<i64>, i64)>, sqlx::Error> = all!(&mut reader.tx(), QUEUES);
        let queues = rows.map_err(Failure::from)?.into_iter().map(|(class, waiting, first_due, dead)| {
            let place = RowRef { table: "job", row: &Uuid::nil() };
            let first_due = place.time_or_none("due_at_us", first_due)?;
            Ok(JobQueue { waiting: count(waiting), first_due, dead: count(dead), class })
        });
        Ok(queues.collect::<Result<_, Failure>>()?)
    }

    async fn job_counts(&self) -> Result<(u64, u64), StoreError> {
        let mut reader = self.db.read().await?;
        let row: Option<(i64, i64)> = one!(&mut reader.tx(), COUNTS).map_err(Failure::from)?;
        Ok(row.map_or((0, 0), |(waiting, dead)| (count(waiting), count(dead))))
    }
}

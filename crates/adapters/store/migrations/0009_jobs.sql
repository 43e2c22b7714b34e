-- Jobs. They carry ids only.

-- Authoritative until done; a job that is done has no row. `due_at_us` is when the job may next be taken: its time while it
-- waits, the end of the lease while somebody holds it, absent when it was given up.
CREATE TABLE job (
    town_id         {uuid}  NOT NULL,
    job_id          {uuid}  NOT NULL,
    kind            {json}  NOT NULL,   -- ids only
    class           TEXT    NOT NULL,   -- whose workers take it
    once            {text},             -- a second waiting job with the same value is dropped
    state           TEXT    NOT NULL CHECK (state IN ('waiting', 'leased', 'dead')),
    due_at_us       BIGINT,             -- microseconds, UTC
    attempt         BIGINT  NOT NULL CHECK (attempt >= 0),
    fence           BIGINT  NOT NULL CHECK (fence >= 0),  -- raised by every lease
    error           TEXT    NOT NULL,   -- of the last try, no personal data
    died_at_us      BIGINT,             -- microseconds, UTC
    PRIMARY KEY (town_id, job_id),
    CHECK ((state = 'dead') = (due_at_us IS NULL)),
    CHECK ((state = 'dead') = (died_at_us IS NOT NULL)),
    CHECK (state <> 'leased' OR (attempt >= 1 AND fence >= 1))
);

CREATE UNIQUE INDEX job_once ON job (town_id, once) WHERE state = 'waiting';
CREATE INDEX job_due ON job (town_id, class, due_at_us, job_id);

-- Ephemeral. Whose turn it is in a class: the town that was served longest ago.
CREATE TABLE job_turn (
    town_id         {uuid}  NOT NULL,
    class           TEXT    NOT NULL,
    served          BIGINT  NOT NULL,   -- a running number over all towns; 0 before the first time
    PRIMARY KEY (town_id, class)
);

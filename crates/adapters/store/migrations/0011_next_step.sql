-- What staff do or wait for next, as a column of the register; lists and queues read it.

-- Derived. 'none' where the state of the case says enough; a rebuild fills the cases that are older than the column.
ALTER TABLE case_register ADD COLUMN next_step TEXT NOT NULL DEFAULT 'none' CHECK (next_step IN ('none',
    'answer_here', 'more_time', 'sign', 'co_sign', 'deliver', 'print', 'announcing', 'objection'));

-- While the clock rests, a case is listed by the applicant's due date.
DROP INDEX case_due;
CREATE INDEX case_due ON case_register (town_id, (COALESCE(due_on, answer_due_on, 9999999)), case_id);

-- The register of cases: what lists need, and only that. Not sealed.

-- Derived. A deleted case keeps its dates and nothing about a person; its number is made of its id.
CREATE TABLE case_register (
    town_id         {uuid}  NOT NULL,
    case_id         {uuid}  NOT NULL,
    number          {text}  NOT NULL,   -- for example B-2026-0417
    service_id      {uuid}  NOT NULL,
    department_id   {uuid}  NOT NULL,
    assignee_id     {uuid},
    state           TEXT    NOT NULL CHECK (state IN ('submitted', 'in_review', 'waiting_for_applicant',
        'partly_decided', 'decided', 'closed', 'withdrawn', 'deleted')),
    subject         TEXT    NOT NULL,   -- personal
    applicant       TEXT    NOT NULL,   -- personal
    applicant_fold  {text}  NOT NULL,   -- personal; the name as it is searched and sorted
    account_id      {uuid},             -- the resident's account
    filed_at_us     BIGINT  NOT NULL,   -- microseconds, UTC
    changed_at_us   BIGINT  NOT NULL,   -- microseconds, UTC
    due_on          BIGINT,             -- days since 1970-01-01, Europe/Berlin
    answer_due_on   BIGINT,             -- days since 1970-01-01, Europe/Berlin
    applicant_seq   BIGINT  NOT NULL CHECK (applicant_seq BETWEEN 0 AND seq),
    news_seq        BIGINT  NOT NULL CHECK (news_seq BETWEEN 0 AND seq),
    seq             BIGINT  NOT NULL CHECK (seq >= 1),  -- the last event folded into this row
    PRIMARY KEY (town_id, case_id),
    CHECK (state <> 'deleted' OR (subject = '' AND applicant = '' AND account_id IS NULL)),
    CHECK (state NOT IN ('closed', 'withdrawn', 'deleted') OR answer_due_on IS NULL)
);

CREATE UNIQUE INDEX case_number ON case_register (town_id, number);
CREATE INDEX case_filed ON case_register (town_id, filed_at_us, case_id);
CREATE INDEX case_changed ON case_register (town_id, changed_at_us, case_id);
CREATE INDEX case_due ON case_register (town_id, (COALESCE(due_on, 9999999)), case_id);
CREATE INDEX case_applicant ON case_register (town_id, applicant_fold, case_id);
CREATE INDEX case_department ON case_register (town_id, department_id, filed_at_us, case_id);
CREATE INDEX case_assignee ON case_register (town_id, assignee_id, filed_at_us, case_id);
CREATE INDEX case_account ON case_register (town_id, account_id, filed_at_us);

-- Ephemeral. How far a member of staff has seen a case; lost marks only show «unread» again.
CREATE TABLE case_seen (
    town_id         {uuid}  NOT NULL,
    case_id         {uuid}  NOT NULL,
    person_id       {uuid}  NOT NULL,
    seq             BIGINT  NOT NULL CHECK (seq >= 0),
    PRIMARY KEY (town_id, case_id, person_id)
);

-- Derived. Letters that wait to be printed and posted.
CREATE TABLE print_list (
    town_id         {uuid}  NOT NULL,
    case_id         {uuid}  NOT NULL,
    decision_id     {uuid}  NOT NULL,
    department_id   {uuid}  NOT NULL,
    reason          TEXT    NOT NULL CHECK (reason IN ('post', 'not_retrieved', 'not_notified', 'returned')),
    since_us        BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id, case_id, decision_id)
);

CREATE INDEX print_list_since ON print_list (town_id, department_id, since_us);

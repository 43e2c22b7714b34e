-- Residents: accounts, access codes, one-time codes, failed attempts, drafts; and the sessions of everybody.

-- Authoritative.
CREATE TABLE account (
    town_id         {uuid}  NOT NULL,
    account_id      {uuid}  NOT NULL,
    email           {blob}  NOT NULL CHECK (LENGTH(email) = 32),  -- keyed hash of the address
    key_id          {uuid}  NOT NULL,
    sealed          {blob}  NOT NULL,   -- personal (address, name, language), sealed
    made_at_us      BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id, account_id),
    FOREIGN KEY (town_id, key_id) REFERENCES data_key (town_id, key_id)
);

CREATE UNIQUE INDEX account_email ON account (town_id, email);
CREATE INDEX account_key ON account (town_id, key_id);

-- Authoritative.
CREATE TABLE case_access (
    town_id         {uuid}  NOT NULL,
    case_id         {uuid}  NOT NULL,
    code            {blob}  NOT NULL CHECK (LENGTH(code) = 32),  -- keyed hash of case and code
    made_at_us      BIGINT  NOT NULL,   -- microseconds, UTC
    seal            {blob}  NOT NULL CHECK (LENGTH(seal) = 32),  -- keyed hash over all columns above
    PRIMARY KEY (town_id, case_id)
);

-- Ephemeral. One valid code per subject; expires by job.
CREATE TABLE code (
    town_id         {uuid}  NOT NULL,
    subject         {blob}  NOT NULL CHECK (LENGTH(subject) = 32),  -- keyed hash of purpose and address or case
    code_id         {uuid}  NOT NULL,   -- names the row in the job that sends it
    purpose         TEXT    NOT NULL CHECK (purpose IN ('sign_in', 'confirm_address', 'change_address',
        'new_access_code', 'close_account', 'account_closed', 'address_changed', 'object_to_address')),
    code            {blob}  NOT NULL CHECK (LENGTH(code) = 32),  -- keyed hash
    key_id          {uuid}  NOT NULL,
    sealed          {blob}  NOT NULL,   -- personal and secret (address, code for the mail), sealed
    failures        BIGINT  NOT NULL CHECK (failures >= 0),
    expires_at_us   BIGINT  NOT NULL,   -- microseconds, UTC
    refused         BIGINT  NOT NULL CHECK (refused IN (0, 1)),  -- 1: the mail server refused the mail for good
    PRIMARY KEY (town_id, subject),
    FOREIGN KEY (town_id, key_id) REFERENCES data_key (town_id, key_id)
);

CREATE UNIQUE INDEX code_id ON code (town_id, code_id);
CREATE INDEX code_expiry ON code (town_id, expires_at_us);
CREATE INDEX code_key ON code (town_id, key_id);

-- Ephemeral. Slows guessing down; expires by job.
CREATE TABLE attempt (
    town_id         {uuid}  NOT NULL,
    subject         {blob}  NOT NULL CHECK (LENGTH(subject) = 32),  -- keyed hash
    failures        BIGINT  NOT NULL CHECK (failures >= 1),
    next_at_us      BIGINT  NOT NULL,   -- microseconds, UTC; the next try is heard from then on
    PRIMARY KEY (town_id, subject)
);

CREATE INDEX attempt_next ON attempt (town_id, next_at_us);

-- Ephemeral. Outside the journal; expires by job.
CREATE TABLE draft (
    town_id         {uuid}  NOT NULL,
    draft_id        {uuid}  NOT NULL,
    service_id      {uuid}  NOT NULL,
    revision        BIGINT  NOT NULL CHECK (revision >= 1),
    owner_account   {uuid},
    owner_guest     {blob}  CHECK (LENGTH(owner_guest) = 32),  -- keyed hash of the guest's secret
    owner_staff     {uuid},             -- who types in what came by post
    key_id          {uuid}  NOT NULL,   -- the case inherits it
    sealed          {blob}  NOT NULL,   -- special personal data, sealed
    version         BIGINT  NOT NULL CHECK (version >= 1),
    saved_at_us     BIGINT  NOT NULL,   -- microseconds, UTC
    expires_at_us   BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id, draft_id),
    FOREIGN KEY (town_id, key_id) REFERENCES data_key (town_id, key_id),
    CHECK (
        (CASE WHEN owner_account IS NULL THEN 0 ELSE 1 END)
        + (CASE WHEN owner_guest IS NULL THEN 0 ELSE 1 END)
        + (CASE WHEN owner_staff IS NULL THEN 0 ELSE 1 END) = 1
    )
);

CREATE INDEX draft_account ON draft (town_id, owner_account, saved_at_us);
CREATE INDEX draft_guest ON draft (town_id, owner_guest, saved_at_us);
CREATE INDEX draft_staff ON draft (town_id, owner_staff, saved_at_us);
CREATE INDEX draft_expiry ON draft (town_id, expires_at_us);
CREATE INDEX draft_key ON draft (town_id, key_id);

-- Ephemeral. Expires by job.
CREATE TABLE session (
    town_id         {uuid}  NOT NULL,
    token           {blob}  NOT NULL CHECK (LENGTH(token) = 32),  -- keyed hash of the cookie
    session_id      {uuid}  NOT NULL,   -- for logs
    subject_kind    TEXT    NOT NULL CHECK (subject_kind IN ('guest', 'case', 'account', 'person')),
    subject_id      {uuid},
    began_at_us     BIGINT  NOT NULL,   -- microseconds, UTC
    used_at_us      BIGINT  NOT NULL,   -- microseconds, UTC, to the minute
    expires_at_us   BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id, token),
    CHECK ((subject_kind = 'guest') = (subject_id IS NULL))
);

CREATE INDEX session_subject ON session (town_id, subject_id);
CREATE INDEX session_expiry ON session (town_id, expires_at_us);

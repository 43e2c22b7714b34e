-- Staff, and the programs that use the HTTP interface.

-- Derived.
CREATE TABLE person (
    town_id         {uuid}  NOT NULL,
    person_id       {uuid}  NOT NULL,
    name            {text}  NOT NULL,   -- personal (at work)
    email           {text}  NOT NULL,   -- personal (at work), lower case
    phone           TEXT    NOT NULL,   -- personal (at work), may be empty
    state           TEXT    NOT NULL CHECK (state IN ('invited', 'active', 'disabled')),
    PRIMARY KEY (town_id, person_id)
);

CREATE UNIQUE INDEX person_email ON person (town_id, email);

-- Derived. Roles of the whole town name the town itself as their scope; which roles there are, is said where they are made.
CREATE TABLE person_role (
    town_id         {uuid}  NOT NULL,
    person_id       {uuid}  NOT NULL,
    role            TEXT    NOT NULL,
    scope_id        {uuid}  NOT NULL,   -- the department, or the town
    PRIMARY KEY (town_id, person_id, role, scope_id)
);

CREATE INDEX person_role_scope ON person_role (town_id, scope_id);

-- Authoritative.
CREATE TABLE credential (
    town_id         {uuid}  NOT NULL,
    person_id       {uuid}  NOT NULL,
    password        TEXT    NOT NULL,   -- Argon2id in PHC format, secret
    set_at_us       BIGINT  NOT NULL,   -- microseconds, UTC
    seal            {blob}  NOT NULL CHECK (LENGTH(seal) = 32),  -- keyed hash over all columns above
    PRIMARY KEY (town_id, person_id)
);

-- Ephemeral. Used once, expires by job.
CREATE TABLE invitation (
    town_id         {uuid}  NOT NULL,
    token           {blob}  NOT NULL CHECK (LENGTH(token) = 32),  -- keyed hash
    person_id       {uuid}  NOT NULL,
    purpose         TEXT    NOT NULL CHECK (purpose IN ('invite', 'reset')),
    expires_at_us   BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id, token)
);

CREATE INDEX invitation_expiry ON invitation (town_id, expires_at_us);

-- Authoritative.
CREATE TABLE client (
    town_id         {uuid}  NOT NULL,
    client_id       {uuid}  NOT NULL,
    name            TEXT    NOT NULL,
    token           {blob}  NOT NULL CHECK (LENGTH(token) = 32),  -- keyed hash
    service_id      {uuid},             -- absent: every service of the town
    expires_at_us   BIGINT  NOT NULL,   -- microseconds, UTC
    seal            {blob}  NOT NULL CHECK (LENGTH(seal) = 32),  -- keyed hash over all columns above
    PRIMARY KEY (town_id, client_id)
);

CREATE UNIQUE INDEX client_token ON client (town_id, token);

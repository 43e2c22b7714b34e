-- Towns and what they offer: derived from the town's own stream, services from theirs.

-- Derived.
CREATE TABLE town (
    town_id         {uuid}  NOT NULL,
    slug            {text}  NOT NULL,   -- short name in addresses
    name            {text}  NOT NULL,
    hosts           {json}  NOT NULL,   -- list of host names
    key_id          {uuid}  NOT NULL,   -- seals the town's own stream
    settings        {json}  NOT NULL,   -- no secrets, no personal data
    PRIMARY KEY (town_id)
);

-- The one key that does not lead with the town: the slug finds the town.
CREATE UNIQUE INDEX town_slug ON town (slug);

-- Derived.
CREATE TABLE department (
    town_id         {uuid}  NOT NULL,
    department_id   {uuid}  NOT NULL,
    slug            {text}  NOT NULL,
    name            {text}  NOT NULL,
    contact         {json}  NOT NULL,   -- of the office, no personal data
    PRIMARY KEY (town_id, department_id)
);

CREATE UNIQUE INDEX department_slug ON department (town_id, slug);

-- Derived.
CREATE TABLE service (
    town_id         {uuid}  NOT NULL,
    service_id      {uuid}  NOT NULL,
    slug            {text}  NOT NULL,
    department_id   {uuid}  NOT NULL,
    revision        BIGINT  CHECK (revision >= 1),  -- offered to new drafts; absent while nothing is offered
    seq             BIGINT  NOT NULL CHECK (seq >= 1),  -- last event of its stream that this row was made from
    PRIMARY KEY (town_id, service_id)
);

CREATE UNIQUE INDEX service_slug ON service (town_id, slug);

-- Derived, rows never change. The content is text and not {json}, so that its bytes stay those that were hashed.
CREATE TABLE revision (
    town_id         {uuid}  NOT NULL,
    service_id      {uuid}  NOT NULL,
    revision        BIGINT  NOT NULL CHECK (revision >= 1),
    hash            {blob}  NOT NULL CHECK (LENGTH(hash) = 32),  -- SHA-256 of the content
    content         TEXT    NOT NULL,   -- JSON, public
    published_at_us BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id, service_id, revision)
);

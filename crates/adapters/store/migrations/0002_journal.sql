-- The journal: what happened, never changed, never deleted.

-- Authoritative. Each stream (of the town itself, of a service, of a case) is a chain of hashes; its id is that of what it is about.
CREATE TABLE journal (
    town_id         {uuid}  NOT NULL,
    stream_id       {uuid}  NOT NULL,
    seq             BIGINT  NOT NULL CHECK (seq >= 1),
    kind            {text}  NOT NULL,   -- readable without the key, so never personal
    version         BIGINT  NOT NULL CHECK (version BETWEEN 0 AND 65535),
    at_us           BIGINT  NOT NULL,   -- microseconds, UTC
    command_id      {uuid},             -- the changing request; absent for housekeeping
    key_id          {uuid}  NOT NULL,
    sealed          {blob}  NOT NULL,   -- special personal data, sealed
    hash            {blob}  NOT NULL CHECK (LENGTH(hash) = 32),  -- SHA-256 over the hash before and all columns above
    PRIMARY KEY (town_id, stream_id, seq),
    FOREIGN KEY (town_id, key_id) REFERENCES data_key (town_id, key_id)
);

CREATE INDEX journal_key ON journal (town_id, key_id);
-- Not unique, for one command may append several events; a second commit with the same command is refused.
CREATE INDEX journal_command ON journal (town_id, command_id) WHERE command_id IS NOT NULL;

-- Authoritative. What each stream is about, its last event, and how far checkpoints have signed it.
CREATE TABLE head (
    town_id         {uuid}  NOT NULL,
    stream_id       {uuid}  NOT NULL,
    kind            {text}  NOT NULL,   -- town, service, case …; not hashed, the first event tells it too
    seq             BIGINT  NOT NULL CHECK (seq >= 1),
    hash            {blob}  NOT NULL CHECK (LENGTH(hash) = 32),
    checkpointed_seq BIGINT NOT NULL CHECK (checkpointed_seq BETWEEN 0 AND seq),
    PRIMARY KEY (town_id, stream_id),
    CHECK ((kind = 'town') = (stream_id = town_id))
);

CREATE INDEX head_changed ON head (town_id, stream_id) WHERE checkpointed_seq < seq;

-- Ephemeral. What each changing request was answered, for repeats; expires by job. Written before anything else of its
-- commit, also before the key it may be sealed with, therefore without reference to data_key.
CREATE TABLE command (
    town_id         {uuid}  NOT NULL,
    command_id      {uuid}  NOT NULL,
    use_case        TEXT    NOT NULL,
    requester       TEXT    NOT NULL,   -- who asked, for example staff:ID; nobody else is given the answer
    target          TEXT    NOT NULL,   -- what it was asked of, for example case:ID
    at_us           BIGINT  NOT NULL,   -- microseconds, UTC
    key_id          {uuid}  NOT NULL,
    sealed          {blob}  NOT NULL,   -- personal data (the answer may hold an access code), sealed
    PRIMARY KEY (town_id, command_id)
);

CREATE INDEX command_at ON command (town_id, at_us);

-- Keys. The instance key, which never comes here, wraps town keys; these wrap data keys; these seal content.

-- Authoritative. One key per town; a rotation of the instance key wraps it anew and changes nothing else.
CREATE TABLE town_key (
    town_id         {uuid}  NOT NULL,
    wrapped         {blob}  NOT NULL,   -- secret, useless without the instance key
    check_value     {blob}  NOT NULL CHECK (LENGTH(check_value) = 8),
    wrapped_by      {blob}  NOT NULL CHECK (LENGTH(wrapped_by) = 8),  -- id of the instance key
    made_at_us      BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id)
);

-- Authoritative. A destroyed key keeps its row, without the key: what it sealed is gone, the chain still verifies.
CREATE TABLE data_key (
    town_id         {uuid}  NOT NULL REFERENCES town_key (town_id),
    key_id          {uuid}  NOT NULL,
    wrapped         {blob}  NOT NULL,   -- secret, useless without the town's key; empty once destroyed
    check_value     {blob}  NOT NULL CHECK (LENGTH(check_value) = 8),
    made_at_us      BIGINT  NOT NULL,   -- microseconds, UTC
    destroyed_at_us BIGINT,             -- microseconds, UTC; present exactly when destroyed
    PRIMARY KEY (town_id, key_id),
    CHECK ((destroyed_at_us IS NULL) = (LENGTH(wrapped) > 0))
);

-- Authoritative, only ever grows. What a restored backup must destroy again; therefore without reference to data_key.
CREATE TABLE destroyed_key (
    town_id         {uuid}  NOT NULL,
    key_id          {uuid}  NOT NULL,
    destroyed_at_us BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id, key_id)
);

-- Ephemeral. Keys whose draft, code or account has gone. The next expiry forgets those that nothing else was sealed with.
CREATE TABLE loose_key (
    town_id         {uuid}  NOT NULL,
    key_id          {uuid}  NOT NULL,
    PRIMARY KEY (town_id, key_id)
);

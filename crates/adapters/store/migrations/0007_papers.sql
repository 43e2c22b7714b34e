-- Papers in the vault.

-- Authoritative. The content lies in the vault, sealed; the file's name is sealed here.
CREATE TABLE paper (
    town_id         {uuid}  NOT NULL,
    paper_id        {uuid}  NOT NULL,
    owner_kind      TEXT    NOT NULL CHECK (owner_kind IN ('draft', 'case', 'client')),
    owner_id        {uuid}  NOT NULL,
    key_id          {uuid}  NOT NULL,
    object          {blob}  NOT NULL CHECK (LENGTH(object) = 32),  -- SHA-256 of the sealed bytes, its name in the vault
    sha256          {blob}  NOT NULL CHECK (LENGTH(sha256) = 32),  -- of the plain bytes
    bytes           BIGINT  NOT NULL CHECK (bytes >= 0),           -- of the plain file
    media_type      TEXT    NOT NULL,   -- by content
    sealed_name     {blob}  NOT NULL,   -- personal, sealed
    kept_at_us      BIGINT  NOT NULL,   -- microseconds, UTC
    PRIMARY KEY (town_id, paper_id),
    FOREIGN KEY (town_id, key_id) REFERENCES data_key (town_id, key_id)
);

CREATE INDEX paper_owner ON paper (town_id, owner_kind, owner_id, paper_id);
CREATE INDEX paper_key ON paper (town_id, key_id);

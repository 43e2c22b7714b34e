-- Checkpoints: signed, chained summaries of all streams of a town that changed since the last one.

-- Authoritative.
CREATE TABLE checkpoint (
    town_id         {uuid}  NOT NULL,
    number          BIGINT  NOT NULL CHECK (number >= 1),
    at_us           BIGINT  NOT NULL,   -- microseconds, UTC
    previous        {blob}  NOT NULL CHECK (LENGTH(previous) = 32),  -- hash of the checkpoint before; zero for the first
    root            {blob}  NOT NULL CHECK (LENGTH(root) = 32),      -- Merkle root over its heads
    heads           BIGINT  NOT NULL CHECK (heads >= 1),             -- how many
    signature       {blob}  NOT NULL CHECK (LENGTH(signature) = 64), -- Ed25519 over all columns above
    PRIMARY KEY (town_id, number)
);

-- Authoritative. The leaves under the root: one per stream that had changed.
CREATE TABLE checkpoint_head (
    town_id         {uuid}  NOT NULL,
    number          BIGINT  NOT NULL,
    stream_id       {uuid}  NOT NULL,
    seq             BIGINT  NOT NULL CHECK (seq >= 1),
    hash            {blob}  NOT NULL CHECK (LENGTH(hash) = 32),
    PRIMARY KEY (town_id, number, stream_id),
    FOREIGN KEY (town_id, number) REFERENCES checkpoint (town_id, number)
);

CREATE INDEX checkpoint_head_stream ON checkpoint_head (town_id, stream_id, seq);

-- The vault that belongs to this database, and how far both know each other.

-- Authoritative. One row: the id that the vault carries in a file of its own.
CREATE TABLE vault (
    vault_id        {uuid}  NOT NULL PRIMARY KEY
);

-- Authoritative. The last point that the vault remembers too: a database that was restored knows an older one.
CREATE TABLE vault_sync_point (
    town_id         {uuid}  NOT NULL PRIMARY KEY,
    last_point      {uuid}  NOT NULL,
    next_point      {uuid}  NOT NULL    -- the same, except while it is noted in the vault
);

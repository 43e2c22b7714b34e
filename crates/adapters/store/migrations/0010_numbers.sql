-- Numbers that are taken once.

-- Authoritative. The last number of a series in a town and year, taken by the commit that uses it: there are no gaps.
CREATE TABLE number_series (
    town_id         {uuid}  NOT NULL,
    series          TEXT    NOT NULL,   -- for example B
    year            BIGINT  NOT NULL,
    last            BIGINT  NOT NULL CHECK (last >= 1),
    PRIMARY KEY (town_id, series, year)
);

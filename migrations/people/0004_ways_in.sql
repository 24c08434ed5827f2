-- Ways into a learner's place, and what keeps guessers out. Portable: runs unchanged on SQLite and PostgreSQL.

-- Wrong tries at any door, learners' and staff's alike, under keyed digests: no address, no name, no card (account::throttle).
-- `amount`: tries in a row, thousandths of a try for a network, tries in a minute for the whole site.
CREATE TABLE door_count (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    digest TEXT NOT NULL,
    amount BIGINT NOT NULL,
    last_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, digest)
);
CREATE INDEX door_count_last ON door_count (last_at);

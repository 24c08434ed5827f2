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

-- What a person may want to know of their own place: on which day it was opened, and on what kind of device. Nothing finer.
CREATE TABLE learner_sign_in (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    device TEXT NOT NULL CHECK (device IN ('phone', 'computer')),
    times BIGINT NOT NULL,
    PRIMARY KEY (place_id, day, device)
);
CREATE INDEX learner_sign_in_day ON learner_sign_in (day);

-- `key_by_passkey`: the key of the place, wrapped under what only the passkey can compute. `verifier`: its public half.
CREATE TABLE learner_passkey (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    credential TEXT NOT NULL,
    verifier TEXT NOT NULL,
    key_by_passkey TEXT NOT NULL,
    sealed_label TEXT NOT NULL,
    added_day TEXT NOT NULL,
    used_day TEXT,
    PRIMARY KEY (organisation_id, credential)
);
CREATE INDEX learner_passkey_place ON learner_passkey (place_id);

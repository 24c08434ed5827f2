-- What came of a Try it task: one row for each skill and moment (before its lessons, after them, six weeks later), the latest that was done.
-- Deliberately absent: which choice somebody made on the way, how often they tried, and how long it took.
CREATE TABLE try_it_result (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    skill_id TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('before', 'after', 'later')),
    form TEXT NOT NULL CHECK (form IN ('a', 'b')),
    outcome TEXT NOT NULL CHECK (outcome IN ('alone', 'with_hint', 'not_now')),
    revision TEXT NOT NULL,
    tried_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, skill_id, moment)
);

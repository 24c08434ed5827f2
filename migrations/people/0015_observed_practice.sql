-- Observed practice: a clinician asks one colleague to watch, and the colleague signs, or gives it back with a comment. Nobody signs for
-- themselves, and nobody names themselves; the product refuses both before a row is written, and these checks refuse them once more.

-- Who may sign before anybody could have signed for them: named for a competency or a domain (`scope`), with a reason, for a year at
-- most (366 days and one for the time zone). A name that was given stays on record; its end is a time.
CREATE TABLE founding_observer (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    scope TEXT NOT NULL,
    reason TEXT NOT NULL,
    named_by TEXT REFERENCES staff (id) ON DELETE SET NULL,
    named_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    ended_at BIGINT,
    CHECK (named_by <> staff_id),
    CHECK (ends_at > named_at AND ends_at - named_at <= 31708800000)
);
CREATE INDEX founding_observer_staff ON founding_observer (staff_id);
CREATE INDEX founding_observer_all ON founding_observer (organisation_id, named_at);
CREATE INDEX founding_observer_named_by ON founding_observer (named_by);

-- `staff_id` asks `observer_id`; what was signed is a row of clinician_evidence and names its signer itself, so it outlives the observer's
-- account. `second_to`: the same observation, signed by another observer as well, so that their agreement can be told.
CREATE TABLE observation_request (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    observer_id TEXT REFERENCES staff (id) ON DELETE SET NULL,
    competency_id TEXT NOT NULL,
    sheet_id TEXT NOT NULL,
    line TEXT NOT NULL,
    second_to TEXT REFERENCES observation_request (id),
    asked_at BIGINT NOT NULL,
    outcome TEXT CHECK (outcome IN ('signed', 'returned', 'withdrawn')),
    ended_at BIGINT,
    rating TEXT CHECK (rating IN ('needs-support', 'safe-alone', 'can-teach')),
    observed_on TEXT,
    comment TEXT NOT NULL,
    evidence_id TEXT REFERENCES clinician_evidence (id),
    CHECK (observer_id <> staff_id)
);
CREATE INDEX observation_request_staff ON observation_request (staff_id, sheet_id);
CREATE INDEX observation_request_observer ON observation_request (observer_id);
CREATE INDEX observation_request_second ON observation_request (second_to);
CREATE INDEX observation_request_evidence ON observation_request (evidence_id);
CREATE INDEX observation_request_outcome ON observation_request (organisation_id, outcome);

-- Who is Proficient in one competency is asked when somebody looks for an observer.
CREATE INDEX clinician_evidence_competency ON clinician_evidence (organisation_id, competency_id);

-- What a clinician learned before or elsewhere, described by them and sent to one colleague who may sign for the competency: approved for a
-- level with a reason, given back with what is missing, or declined with a reason. Nobody approves their own; of one competency one at a time
-- is open.
CREATE TABLE prior_learning (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    approver_id TEXT REFERENCES staff (id) ON DELETE SET NULL,
    competency_id TEXT NOT NULL,
    learned TEXT NOT NULL,
    learned_where TEXT NOT NULL,
    period TEXT NOT NULL,
    duration TEXT NOT NULL,
    asked_level TEXT,
    changed_at BIGINT NOT NULL,
    sent_at BIGINT,
    returned_at BIGINT,
    ended_at BIGINT,
    level TEXT,
    comment TEXT NOT NULL,
    evidence_id TEXT REFERENCES clinician_evidence (id),
    CHECK (approver_id <> staff_id),
    CHECK (ended_at IS NULL OR sent_at IS NOT NULL),
    CHECK (sent_at IS NULL OR returned_at IS NULL),
    CHECK (level IS NULL OR ended_at IS NOT NULL)
);
-- The one file that may be with it, sealed with the server's key.
CREATE TABLE prior_learning_file (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    claim_id TEXT NOT NULL UNIQUE REFERENCES prior_learning (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    size BIGINT NOT NULL,
    sealed TEXT NOT NULL,
    added_at BIGINT NOT NULL
);
CREATE INDEX prior_learning_file_staff ON prior_learning_file (staff_id);
CREATE INDEX prior_learning_file_all ON prior_learning_file (organisation_id, id);
CREATE UNIQUE INDEX prior_learning_open ON prior_learning (staff_id, competency_id) WHERE ended_at IS NULL;
CREATE INDEX prior_learning_staff ON prior_learning (staff_id, competency_id);
CREATE INDEX prior_learning_approver ON prior_learning (approver_id);
CREATE INDEX prior_learning_evidence ON prior_learning (evidence_id);

-- A reflection on one's own practice: written, kept as a draft, sent to one colleague who reads it or gives it back with a question. Not
-- marked. The words are their writer's: they can be deleted at any time, and what remains is that somebody read them. Nobody reads their own,
-- and of one competency one at a time is open, so that two windows write in the same one.
CREATE TABLE reflection (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    reader_id TEXT REFERENCES staff (id) ON DELETE SET NULL,
    competency_id TEXT NOT NULL,
    words TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    sent_at BIGINT,
    returned_at BIGINT,
    read_at BIGINT,
    comment TEXT NOT NULL,
    evidence_id TEXT REFERENCES clinician_evidence (id),
    CHECK (reader_id <> staff_id),
    CHECK (read_at IS NULL OR sent_at IS NOT NULL),
    CHECK (sent_at IS NULL OR returned_at IS NULL)
);
CREATE UNIQUE INDEX reflection_open ON reflection (staff_id, competency_id) WHERE read_at IS NULL;
CREATE INDEX reflection_staff ON reflection (staff_id, competency_id);
CREATE INDEX reflection_reader ON reflection (reader_id);
CREATE INDEX reflection_evidence ON reflection (evidence_id);

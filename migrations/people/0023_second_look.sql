-- What does not count any more, and why. The piece and everything that was decided with it stay as they are; results from this moment on
-- leave it out. A row is never changed. `voided_name` outlives the account of whoever did it, as a signature does.
CREATE TABLE evidence_void (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    evidence_id TEXT NOT NULL PRIMARY KEY REFERENCES clinician_evidence (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    voided_by TEXT REFERENCES staff (id) ON DELETE SET NULL,
    voided_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    voided_at BIGINT NOT NULL,
    CHECK (voided_by <> staff_id)
);
CREATE INDEX evidence_void_staff ON evidence_void (staff_id, voided_at);
CREATE INDEX evidence_void_by ON evidence_void (voided_by);

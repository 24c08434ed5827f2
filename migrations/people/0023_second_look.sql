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

-- Whoever thinks that a piece of theirs was judged wrongly asks; somebody uninvolved takes it up (`reader_id`) and answers.
CREATE TABLE second_look (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    evidence_id TEXT NOT NULL REFERENCES clinician_evidence (id) ON DELETE CASCADE,
    reader_id TEXT REFERENCES staff (id) ON DELETE SET NULL,
    reader_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    taken_at BIGINT,
    outcome TEXT CHECK (outcome IN ('stands', 'voided', 'withdrawn')),
    answer TEXT NOT NULL,
    ended_at BIGINT,
    CHECK (reader_id <> staff_id)
);
CREATE INDEX second_look_staff ON second_look (staff_id, asked_at);
CREATE INDEX second_look_evidence ON second_look (evidence_id);
CREATE INDEX second_look_reader ON second_look (reader_id);
CREATE INDEX second_look_outcome ON second_look (organisation_id, outcome);

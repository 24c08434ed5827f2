-- Questions of a knowledge check that were taken out of the count, why and by whom. About a text, and nobody's answers. `voided_name`
-- outlives the account of whoever did it, as a signature does. A row is never changed.
CREATE TABLE item_void (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    module_id TEXT NOT NULL,
    item_id TEXT NOT NULL,
    competency_id TEXT NOT NULL,
    voided_by TEXT REFERENCES staff (id) ON DELETE SET NULL,
    voided_name TEXT NOT NULL,
    reason TEXT NOT NULL,
    voided_at BIGINT NOT NULL
);
CREATE INDEX item_void_by ON item_void (voided_by);

-- The wordings that one of them is about: those that there were up to then. Each is voided once, however often somebody clicks.
CREATE TABLE item_void_wording (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    item_id TEXT NOT NULL,
    item_revision TEXT NOT NULL,
    item_void_id TEXT NOT NULL REFERENCES item_void (id) ON DELETE CASCADE,
    PRIMARY KEY (organisation_id, item_id, item_revision)
);
CREATE INDEX item_void_wording_void ON item_void_wording (item_void_id);

-- That a check was judged without such a question, once, and what became of it: `raised`; `same`; `stands` where leaving out what was right
-- would have lowered it; `known` when it was sent afterwards; `own` where its owner voided the question and so nothing of theirs changes.
CREATE TABLE attempt_again (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    item_void_id TEXT NOT NULL REFERENCES item_void (id) ON DELETE CASCADE,
    attempt_id TEXT NOT NULL REFERENCES clinician_attempt (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    became TEXT NOT NULL CHECK (became IN ('raised', 'same', 'stands', 'known', 'own')),
    judged_at BIGINT NOT NULL,
    PRIMARY KEY (item_void_id, attempt_id)
);
CREATE INDEX attempt_again_attempt ON attempt_again (attempt_id);
CREATE INDEX attempt_again_staff ON attempt_again (staff_id, item_void_id);

-- What a piece of evidence came to when its check was judged again, and by which text of the framework. It counts from that moment on; what
-- it came to first stays where it is.
CREATE TABLE evidence_again (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    evidence_id TEXT NOT NULL REFERENCES clinician_evidence (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    outcome TEXT NOT NULL CHECK (outcome IN ('accepted', 'not-yet', 'unsafe')),
    points BIGINT NOT NULL,
    possible BIGINT NOT NULL,
    framework TEXT NOT NULL,
    judged_at BIGINT NOT NULL,
    PRIMARY KEY (evidence_id, judged_at)
);
CREATE INDEX evidence_again_staff ON evidence_again (staff_id, judged_at);

-- Who answered a wording is asked when it is voided.
CREATE INDEX clinician_response_item ON clinician_response (organisation_id, item_id, item_revision);

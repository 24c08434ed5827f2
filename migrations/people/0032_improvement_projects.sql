-- An improvement project in its leader's words: a question, who took part and how (a number and a way, no names), what was tried, what came of
-- it and what stays. One colleague, never oneself, confirms that it was carried out, or gives it back with a question. One is open at a time.
-- `reader_name` outlives the account of whoever confirmed it, as a signature does.
CREATE TABLE improvement_project (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    reader_id TEXT REFERENCES staff (id) ON DELETE SET NULL,
    reader_name TEXT NOT NULL,
    question TEXT NOT NULL,
    partners BIGINT NOT NULL CHECK (partners >= 0),
    way TEXT NOT NULL,
    tried TEXT NOT NULL,
    outcome TEXT NOT NULL,
    stays TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    sent_at BIGINT,
    returned_at BIGINT,
    confirmed_at BIGINT,
    withdrawn_at BIGINT,
    comment TEXT NOT NULL,
    CHECK (reader_id <> staff_id),
    CHECK (confirmed_at IS NULL OR sent_at IS NOT NULL)
);
CREATE UNIQUE INDEX improvement_project_open ON improvement_project (staff_id) WHERE confirmed_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX improvement_project_staff ON improvement_project (staff_id);
CREATE INDEX improvement_project_reader ON improvement_project (reader_id);

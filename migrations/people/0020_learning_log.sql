-- The learning log of a member of staff: what they learned elsewhere, in their own words, and under which headings their regulator wants it.
-- own_1 to own_3 are fields that they name themselves. Theirs alone: no page of anybody else reads it.
CREATE TABLE learning_entry (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes > 0),
    title TEXT NOT NULL,
    reflection TEXT NOT NULL,
    own_1 TEXT NOT NULL,
    own_2 TEXT NOT NULL,
    own_3 TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);
CREATE INDEX learning_entry_staff ON learning_entry (staff_id, day);

CREATE TABLE learning_heading (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    field TEXT NOT NULL,
    heading TEXT NOT NULL,
    PRIMARY KEY (staff_id, field)
);

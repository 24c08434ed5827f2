-- What reviewing needs beside the tables of the studio. About texts and the staff who read them; nothing about a learner.

-- An administrator's public word that a work goes out without enough readers with lived experience, and why: readers see the reason with the
-- text. About exactly the texts of `digest`. Append-only: the newest line of a work counts, and `is_said` 0 takes it back.
CREATE TABLE studio_without (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    id TEXT NOT NULL PRIMARY KEY,
    work_id TEXT NOT NULL REFERENCES studio_work (id) ON DELETE CASCADE,
    is_said BIGINT NOT NULL CHECK (is_said IN (0, 1)),
    reason TEXT NOT NULL,
    digest TEXT NOT NULL,
    said_by TEXT NOT NULL,
    said_at BIGINT NOT NULL
);
CREATE INDEX studio_without_work ON studio_without (work_id, said_at);
CREATE INDEX studio_without_person ON studio_without (organisation_id, said_by);

-- What a reviewer answered to one question of the safe-messaging checklist about one sensitive text, with their decision.
CREATE TABLE studio_checked (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    review_id TEXT NOT NULL REFERENCES studio_review (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    question TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('met', 'not-met', 'not-there')),
    PRIMARY KEY (organisation_id, review_id, path, question)
);

-- Which decisions stood when texts were published, and whether it was without enough readers with lived experience: what readers are told.
-- `line_id` is the number of a decision, or of the public word. Append-only.
CREATE TABLE studio_read_before (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    edition BIGINT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('review', 'without')),
    line_id TEXT NOT NULL,
    PRIMARY KEY (organisation_id, edition, what, line_id)
);

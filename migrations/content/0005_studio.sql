-- The studio: what is being written, what reviewers said, and what was published in place of a file of the folder. About texts and the
-- staff who work on them; nothing about a learner, and no way to one: the studio opens this store alone (trust R-SEC-13).

-- Somebody who writes or reviews here: the number of their staff account (in the other store), and how colleagues and readers see them.
-- `credit`: how they wish to be thanked in what they helped with: by name, as a person with lived experience, by their part, or not at all.
CREATE TABLE studio_writer (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL,
    name TEXT NOT NULL,
    credit TEXT NOT NULL CHECK (credit IN ('name', 'lived', 'part', 'none')),
    PRIMARY KEY (organisation_id, staff_id)
);

-- A piece of work: texts that are written, reviewed and published together. Set aside, it can be taken up again.
CREATE TABLE studio_work (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    why TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('writing', 'in_review', 'published', 'set_aside')),
    begun_by TEXT NOT NULL,
    begun_at BIGINT NOT NULL,
    moved_at BIGINT NOT NULL
);
CREATE INDEX studio_work_latest ON studio_work (organisation_id, moved_at);

-- One saved state of one text. Append-only: what was typed is never overwritten. The greatest number of a path is the draft.
-- `based_on`: the digest of the text that stood open when this one was written, so that two writers of one text are noticed.
CREATE TABLE studio_revision (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    id TEXT NOT NULL PRIMARY KEY,
    work_id TEXT NOT NULL REFERENCES studio_work (id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    number BIGINT NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL,
    based_on TEXT NOT NULL,
    how TEXT NOT NULL CHECK (how IN ('opened', 'typed', 'copied', 'restored', 'merged', 'imported', 'suggested', 'removed')),
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE UNIQUE INDEX studio_revision_number ON studio_revision (work_id, path, number);
CREATE INDEX studio_revision_writer ON studio_revision (organisation_id, made_by);

-- What readers get in place of a file of the folder. Append-only: the greatest edition of a path counts, and going back publishes an
-- older text once more. `edition` counts publications of the organisation; all texts of one work share it. `is_gone`: readers find the
-- text no more. `follows`: the digest of the folder's text at that time, empty where the folder has none, so that an update of the
-- folder is noticed and never lost.
CREATE TABLE studio_publication (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    edition BIGINT NOT NULL,
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    digest TEXT NOT NULL,
    is_gone BIGINT NOT NULL CHECK (is_gone IN (0, 1)),
    follows TEXT NOT NULL,
    work_id TEXT NOT NULL,
    published_by TEXT NOT NULL,
    published_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, edition, path)
);
CREATE INDEX studio_publication_path ON studio_publication (organisation_id, path, edition);

-- What a reviewer decided about a work, in which capacity, and about exactly which texts (`digest` over all drafts of the work at that
-- moment). Append-only: a later line of the same person and capacity stands in place of the earlier one.
CREATE TABLE studio_review (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    id TEXT NOT NULL PRIMARY KEY,
    work_id TEXT NOT NULL REFERENCES studio_work (id) ON DELETE CASCADE,
    capacity TEXT NOT NULL CHECK (capacity IN ('lived_experience', 'clinical', 'plain_language', 'translation')),
    decision TEXT NOT NULL CHECK (decision IN ('approved', 'sent_back')),
    words TEXT NOT NULL,
    digest TEXT NOT NULL,
    is_paid BIGINT CHECK (is_paid IN (0, 1)),
    decided_by TEXT NOT NULL,
    decided_at BIGINT NOT NULL
);
CREATE INDEX studio_review_work ON studio_review (work_id, decided_at);
CREATE INDEX studio_review_reader ON studio_review (organisation_id, decided_by);

-- A remark about a sentence of one saved state, perhaps with the words to put in its place. `block` counts the blocks of the body from 0.
CREATE TABLE studio_comment (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    id TEXT NOT NULL PRIMARY KEY,
    work_id TEXT NOT NULL REFERENCES studio_work (id) ON DELETE CASCADE,
    revision_id TEXT NOT NULL,
    path TEXT NOT NULL,
    block BIGINT NOT NULL,
    quote TEXT NOT NULL,
    words TEXT NOT NULL,
    suggestion TEXT NOT NULL,
    outcome TEXT NOT NULL CHECK (outcome IN ('open', 'taken', 'not_taken', 'withdrawn')),
    answer TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    answered_at BIGINT,
    written_by TEXT NOT NULL,
    written_at BIGINT NOT NULL
);
CREATE INDEX studio_comment_work ON studio_comment (work_id, written_at);
CREATE INDEX studio_comment_writer ON studio_comment (organisation_id, written_by);

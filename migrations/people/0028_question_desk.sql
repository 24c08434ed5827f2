-- The question desk: a colleague asks, somebody who works as mentor or lead takes it up and answers. `answer_by` is the day that was promised
-- when it was asked. Only whoever asked decides whether question and answer are shown to colleagues, without their name (`may_show`).
CREATE TABLE desk_question (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    words TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    answer_by TEXT NOT NULL,
    taken_by TEXT REFERENCES staff (id) ON DELETE SET NULL,
    taken_at BIGINT,
    answer TEXT NOT NULL,
    answered_at BIGINT,
    may_show BIGINT NOT NULL CHECK (may_show IN (0, 1)),
    CHECK (taken_by <> staff_id)
);
CREATE INDEX desk_question_staff ON desk_question (staff_id);
CREATE INDEX desk_question_taken ON desk_question (taken_by);
CREATE INDEX desk_question_answered ON desk_question (organisation_id, answered_at);

-- A clinician asks one colleague to be their mentor; the colleague says yes or no, and either ends it. While it runs both read goals and
-- meetings. Of one person one is open at a time, so that whoever asks can ask another after a no. What a mentor wrote about their hours
-- stands beside their name. Each side has notes that only they read: sealed with a key made from the server's key file.
CREATE TABLE mentor_hours (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    changed_at BIGINT NOT NULL
);

CREATE TABLE mentorship (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    mentor_id TEXT REFERENCES staff (id) ON DELETE SET NULL,
    why TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    began_at BIGINT,
    ended_at BIGINT,
    CHECK (mentor_id <> staff_id)
);
CREATE UNIQUE INDEX mentorship_open ON mentorship (staff_id) WHERE ended_at IS NULL;
CREATE INDEX mentorship_staff ON mentorship (staff_id);
CREATE INDEX mentorship_mentor ON mentorship (mentor_id);

CREATE TABLE mentorship_goal (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    mentorship_id TEXT NOT NULL REFERENCES mentorship (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    due_day TEXT NOT NULL,
    standing TEXT NOT NULL CHECK (standing IN ('not-yet', 'done', 'let-go')),
    made_at BIGINT NOT NULL
);
CREATE INDEX mentorship_goal_of ON mentorship_goal (mentorship_id);
CREATE INDEX mentorship_goal_staff ON mentorship_goal (staff_id);

CREATE TABLE mentorship_meeting (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    mentorship_id TEXT NOT NULL REFERENCES mentorship (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    written_by TEXT REFERENCES staff (id) ON DELETE SET NULL,
    day TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes > 0),
    words TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX mentorship_meeting_of ON mentorship_meeting (mentorship_id);
CREATE INDEX mentorship_meeting_staff ON mentorship_meeting (staff_id);
CREATE INDEX mentorship_meeting_by ON mentorship_meeting (written_by);

CREATE TABLE mentorship_note (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    mentorship_id TEXT NOT NULL REFERENCES mentorship (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    sealed TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, mentorship_id, staff_id)
);
CREATE INDEX mentorship_note_of ON mentorship_note (mentorship_id);
CREATE INDEX mentorship_note_staff ON mentorship_note (staff_id);

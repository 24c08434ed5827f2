-- A lead gives modules with a day to a team. Somebody is in it only after their own yes (`joined_at`); a no, or leaving, takes the row away.
-- Whether a module is done is read from clinician_lesson each time and kept nowhere.
CREATE TABLE team (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX team_staff ON team (staff_id);

CREATE TABLE team_member (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    team_id TEXT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    asked_at BIGINT NOT NULL,
    joined_at BIGINT,
    PRIMARY KEY (team_id, staff_id)
);
CREATE INDEX team_member_staff ON team_member (staff_id);

CREATE TABLE team_due (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    team_id TEXT NOT NULL REFERENCES team (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    due_day TEXT NOT NULL,
    given_at BIGINT NOT NULL,
    PRIMARY KEY (team_id, module)
);
CREATE INDEX team_due_staff ON team_due (staff_id);

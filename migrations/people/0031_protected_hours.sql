-- A lead grants a member of their team hours for learning; the member writes down what they used. The lead reads how much was granted and how
-- much was used, never for what. A grant stays with its member when the team ends or they leave it; the lead sees it no longer then.
CREATE TABLE protected_grant (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    team_id TEXT REFERENCES team (id) ON DELETE SET NULL,
    granted_by TEXT REFERENCES staff (id) ON DELETE SET NULL,
    from_day TEXT NOT NULL,
    to_day TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes > 0),
    made_at BIGINT NOT NULL,
    CHECK (granted_by <> staff_id),
    CHECK (from_day <= to_day)
);
CREATE INDEX protected_grant_staff ON protected_grant (staff_id);
CREATE INDEX protected_grant_team ON protected_grant (team_id);
CREATE INDEX protected_grant_by ON protected_grant (granted_by);

CREATE TABLE protected_use (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    grant_id TEXT NOT NULL REFERENCES protected_grant (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    day TEXT NOT NULL,
    minutes BIGINT NOT NULL CHECK (minutes > 0),
    words TEXT NOT NULL,
    made_at BIGINT NOT NULL
);
CREATE INDEX protected_use_grant ON protected_use (grant_id);
CREATE INDEX protected_use_staff ON protected_use (staff_id);

-- Awards: what a clinician wants others to be able to check, frozen as it was decided. One person's, and it leaves with their account.
-- `badge` is the signed credential as it was given out; `list_bit` is where the list of revoked awards speaks of it.
CREATE TABLE award (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    code TEXT NOT NULL,
    subject TEXT NOT NULL,
    level TEXT NOT NULL,
    printed_name TEXT NOT NULL,
    framework_version TEXT NOT NULL,
    rule_version TEXT NOT NULL,
    framework_revision TEXT NOT NULL,
    zone TEXT NOT NULL,
    issued_at BIGINT NOT NULL,
    valid_until BIGINT NOT NULL,
    provisional BIGINT NOT NULL,
    founding BIGINT NOT NULL,
    locale TEXT NOT NULL,
    list_bit BIGINT NOT NULL,
    badge TEXT NOT NULL,
    revoked_at BIGINT,
    revoked_why TEXT,
    UNIQUE (organisation_id, code),
    UNIQUE (organisation_id, list_bit)
);
CREATE INDEX award_staff ON award (staff_id, issued_at);

-- Bits of the list that were given out once. None is given again, so a badge of somebody who left stays revoked. About nobody.
CREATE TABLE award_bit (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    list_bit BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, list_bit)
);

-- Keys that sign badges. The public half of each stays, so that older badges can be checked; the private half is sealed with the server's
-- key file, and destroyed when a newer key takes over.
CREATE TABLE award_key (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL,
    public_key TEXT NOT NULL,
    sealed_key TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    retired_at BIGINT,
    PRIMARY KEY (organisation_id, id)
);

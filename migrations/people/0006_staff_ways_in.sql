-- Staff's ways in: a second step at signing in, invitations that end, known devices, and an inbox.

-- 1 for the made-up people of a demo folder, who sign in without a second step. Set only where `demo_mark` has a row.
ALTER TABLE staff ADD COLUMN made_up BIGINT NOT NULL DEFAULT 0 CHECK (made_up IN (0, 1));

-- When the whole of signing in was proven last. NULL: the passphrase was right, the second step is still to come, and nothing is open.
-- Sessions from before this file begin again.
DELETE FROM staff_session;
ALTER TABLE staff_session ADD COLUMN proven_at BIGINT;
ALTER TABLE staff_session ADD COLUMN device TEXT;

-- `last_step`: the newest half minute whose code was used; no code is taken twice. `sealed_secret` needs the server's key file.
CREATE TABLE staff_second_step (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    sealed_secret TEXT NOT NULL,
    last_step BIGINT NOT NULL,
    slips BIGINT NOT NULL,
    slipped_at BIGINT NOT NULL,
    set_up_at BIGINT NOT NULL
);

CREATE TABLE staff_recovery_code (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (staff_id, code_hash)
);

-- A one-time code with which somebody chooses a passphrase: at the first visit, or after a forgotten one.
CREATE TABLE staff_invitation (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    code_hash TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    used_at BIGINT,
    withdrawn_at BIGINT,
    PRIMARY KEY (staff_id, code_hash)
);

CREATE TABLE staff_device (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    device_hash TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (staff_id, device_hash)
);

-- Written by the product, never by a person: a kind and at most one word of ours.
CREATE TABLE staff_message (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    kind TEXT NOT NULL,
    detail TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT
);
CREATE INDEX staff_message_staff ON staff_message (staff_id, read_at);

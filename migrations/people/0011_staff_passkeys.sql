-- Passkeys of staff: a second step beside the code of the authenticator app. `verifier` is the public half, which opens nothing;
-- `label` is what its owner calls it.
CREATE TABLE staff_passkey (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    credential TEXT NOT NULL,
    verifier TEXT NOT NULL,
    label TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    used_at BIGINT,
    PRIMARY KEY (organisation_id, credential)
);
CREATE INDEX staff_passkey_staff ON staff_passkey (staff_id);

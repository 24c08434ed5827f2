-- Staff who come by single sign-on: known by issuer and subject, never by an e-mail address.
CREATE TABLE staff_identity (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    first_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, issuer, subject)
);
CREATE INDEX staff_identity_staff ON staff_identity (staff_id);

-- The provider's own name for the visit, so that signing out there ends it here.
ALTER TABLE staff_session ADD COLUMN provider_session TEXT;

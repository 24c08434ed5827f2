-- At which site a class is held, and mail to staff.

-- The site stands in the content store; nothing spans both, so this is its number and no reference.
ALTER TABLE class_window ADD COLUMN course_site TEXT;

-- Where a member of staff wants mail. Learners have no such thing. `told_at`: the last line about the inbox, or when the address was set.
CREATE TABLE staff_mail (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL PRIMARY KEY REFERENCES staff (id) ON DELETE CASCADE,
    mail_address TEXT NOT NULL,
    notices BIGINT NOT NULL CHECK (notices IN (0, 1)),
    locale TEXT NOT NULL,
    told_at BIGINT NOT NULL
);
CREATE INDEX staff_mail_notices ON staff_mail (organisation_id, notices, told_at);

-- Letters that wait for the mail server. `sealed` holds the code of an invitation and needs the server's key file.
CREATE TABLE staff_letter (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('invitation', 'inbox')),
    sealed TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    try_at BIGINT NOT NULL,
    tries BIGINT NOT NULL
);
CREATE INDEX staff_letter_try ON staff_letter (organisation_id, try_at);
CREATE INDEX staff_letter_end ON staff_letter (organisation_id, ends_at);
CREATE INDEX staff_letter_staff ON staff_letter (staff_id);

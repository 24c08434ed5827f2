-- The very words of each question and case that a stored response names, in the parts that its revision was made from. Append-only.
-- Says nothing about who answered, nor how often; responses are in the other store.
CREATE TABLE kept_wording (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    revision TEXT NOT NULL,
    part BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    locale TEXT NOT NULL,
    path TEXT NOT NULL,
    body TEXT NOT NULL,
    first_seen BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, revision, part)
);

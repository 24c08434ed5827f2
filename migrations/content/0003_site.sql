-- What the host says about itself, changed by an administrator on pages and not in files. Nothing about a person: the name beside a
-- change is not kept here.
CREATE TABLE site_setting (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, name)
);

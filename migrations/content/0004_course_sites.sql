-- Where courses are held: the host's own places, for everybody to read. A closed one stays, so that what was held there keeps its name.
-- The host's logo needs no table: it is a line of `site_setting`.
CREATE TABLE course_site (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    address TEXT NOT NULL,
    region TEXT NOT NULL,
    desk TEXT NOT NULL,
    is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
    changed_at BIGINT NOT NULL
);
CREATE INDEX course_site_organisation ON course_site (organisation_id);

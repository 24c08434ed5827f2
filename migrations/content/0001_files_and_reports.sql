-- The `content` store: what the host publishes, and what readers report about its pages. Nothing about a person.
-- Runs on SQLite and PostgreSQL alike (the portable subset: src/storage/mod.rs).

-- Named apart from the people store's table, because on PostgreSQL one search path reaches both schemas.
CREATE TABLE content_organisation (
    organisation_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

-- The last good text of each file: what is served while the file on disk has a mistake in it.
CREATE TABLE content_file (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    path TEXT NOT NULL,
    digest TEXT NOT NULL,
    body TEXT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, path)
);

CREATE TABLE content_snapshot (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    digest TEXT NOT NULL,
    taken_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, digest)
);
CREATE INDEX content_snapshot_latest ON content_snapshot (organisation_id, taken_at);

CREATE TABLE problem_report (
    organisation_id TEXT NOT NULL REFERENCES content_organisation (organisation_id) ON DELETE CASCADE,
    id TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    locale TEXT NOT NULL,
    words TEXT NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX problem_report_latest ON problem_report (organisation_id, created_at);

-- How sure somebody felt eight weeks or more after a module: a table of its own, because the moments of skill_rating stand in a CHECK, and
-- a CHECK is widened on SQLite only by building the table anew, with the rights of its rows on PostgreSQL. One row for each skill, the latest.
CREATE TABLE skill_rating_later (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    module_id TEXT NOT NULL,
    skill_id TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('rated', 'not_wanted', 'skipped')),
    value BIGINT CHECK (value BETWEEN 0 AND 4),
    framework_version TEXT NOT NULL,
    instrument_version TEXT,
    rated_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, module_id, skill_id),
    CHECK ((answer = 'rated') = (value IS NOT NULL))
);

-- “No, thank you” to looking again at the skills of a module. Without a time: it holds for good.
CREATE TABLE later_declined (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    module_id TEXT NOT NULL,
    PRIMARY KEY (place_id, module_id)
);

-- Which words the question and its scale had. Nothing for answers from before this column.
ALTER TABLE skill_rating ADD COLUMN instrument_version TEXT;

-- Totals of the site: a learner's yes to being counted, what is counted of them, and what is told for a quarter.
--
-- The yes is the row. What is counted is a copy that the learner's own work makes; the program that counts reads this copy and no rating.
CREATE TABLE counting_yes (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL PRIMARY KEY REFERENCES place (id) ON DELETE CASCADE,
    said_at BIGINT NOT NULL
);

-- Skills that were rated both times, one row each. `quarter` is that of the last answer after the module, as `2026-4`; nothing finer.
CREATE TABLE counted_skill (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    module_id TEXT NOT NULL,
    skill_id TEXT NOT NULL,
    before_value BIGINT NOT NULL CHECK (before_value BETWEEN 0 AND 4),
    after_value BIGINT NOT NULL CHECK (after_value BETWEEN 0 AND 4),
    framework_version TEXT NOT NULL,
    instrument_version TEXT NOT NULL,
    class_id TEXT,
    quarter TEXT NOT NULL,
    PRIMARY KEY (place_id, module_id, skill_id)
);
-- For the count of a quarter, which goes over all places.
CREATE INDEX counted_skill_quarter ON counted_skill (organisation_id, framework_version, instrument_version, quarter);

-- What is told for a quarter, made once: rounded and hidden already, and about nobody. Its row says that the quarter is done, also when nothing
-- could be told.
CREATE TABLE quarter_total (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    quarter TEXT NOT NULL,
    told TEXT NOT NULL,
    PRIMARY KEY (organisation_id, quarter)
);

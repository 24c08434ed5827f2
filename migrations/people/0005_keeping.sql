-- How long places stay, and that a deleted place stays deleted when an older copy is put back (src/storage/keeping.rs).

-- On which day of the site a place was last opened. Days of the site, not of the calendar: a clock that jumps must not end a place.
CREATE TABLE place_use (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL PRIMARY KEY REFERENCES place (id) ON DELETE CASCADE,
    used_on BIGINT NOT NULL
);
CREATE INDEX place_use_oldest ON place_use (organisation_id, used_on);

-- How many days this site has counted, the clock's day when it last did, and how many places were ended on that day for lack of use.
CREATE TABLE site_day (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (organisation_id),
    days BIGINT NOT NULL,
    clock_day BIGINT NOT NULL,
    ended_today BIGINT NOT NULL
);

-- One line for each deleted place: the hash of its random id and nothing else, not even a day.
CREATE TABLE deleted_place (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    mark TEXT NOT NULL,
    PRIMARY KEY (organisation_id, mark)
);

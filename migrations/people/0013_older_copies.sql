-- An older copy of the database that is put back is noticed (src/storage/age.rs), and a share can end for two more reasons.

-- How far this database has come: a number that grows whenever something ends that must not come back, and a random mark of that step. The
-- same two stand in a file of the data folder, which no backup of the database takes along. `key_check` is made with the server's key
-- file: with another key file the site does not open.
CREATE TABLE database_age (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (organisation_id),
    steps BIGINT NOT NULL,
    mark TEXT NOT NULL,
    key_check TEXT NOT NULL
);

-- What was behind an end that neither giver nor reader chose: an older copy was put back, or somebody who runs the site gave the reader new
-- ways in. NULL: `why` says it all. A new column, because what `why` may hold is part of a released table.
ALTER TABLE share_end ADD COLUMN cause TEXT CHECK (cause IN ('restored', 'new-way-in'));

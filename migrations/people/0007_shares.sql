-- What a learner chose to show to one named member of staff, and who looked.
--
-- These tables alone stand between the two halves of this store and may name a place beside a member of staff: a choice of a person about
-- a person cannot be written down otherwise. A schema test lists them by name. Rows of `share`, `share_item`, `share_end` and
-- `access_line` are facts: they are added and never changed. Whether a share is running is worked out when it is read.

-- `zone` and `last_day` are what the giver saw; `ends_at` is the first millisecond after that day there.
CREATE TABLE share (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    staff_role TEXT NOT NULL,
    purpose TEXT NOT NULL CHECK (purpose IN ('talk', 'help', 'look')),
    sealed_label TEXT,
    given_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    last_day TEXT NOT NULL,
    zone TEXT NOT NULL,
    words_version TEXT NOT NULL,
    locale TEXT NOT NULL,
    CHECK (ends_at > given_at)
);
CREATE INDEX share_place ON share (place_id, given_at);
CREATE INDEX share_staff ON share (staff_id, staff_role, ends_at);
CREATE INDEX share_over ON share (ends_at);

-- `item`: map:<module>, lessons:<course> or note:<module>:<lesson>. Only a note has a sealed copy; the rest is read where it lives.
CREATE TABLE share_item (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    share_id TEXT NOT NULL REFERENCES share (id) ON DELETE CASCADE,
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    position BIGINT NOT NULL,
    item TEXT NOT NULL,
    sealed TEXT,
    PRIMARY KEY (share_id, position)
);
CREATE INDEX share_item_place ON share_item (place_id);

CREATE TABLE share_end (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    share_id TEXT NOT NULL PRIMARY KEY REFERENCES share (id) ON DELETE CASCADE,
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    ended_at BIGINT NOT NULL,
    why TEXT NOT NULL CHECK (why IN ('withdrawn', 'reader'))
);
CREATE INDEX share_end_place ON share_end (place_id);

-- Gone as soon as the share has ended: what was sealed for it then opens for nobody.
CREATE TABLE share_key (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    share_id TEXT NOT NULL PRIMARY KEY REFERENCES share (id) ON DELETE CASCADE,
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    sealed_key TEXT NOT NULL
);
CREATE INDEX share_key_place ON share_key (place_id);

-- One chain per place: `digest` is the SHA-256 of the digest before and of this line. `staff_id` is no foreign key and `who` is written
-- out, because the line outlives the account.
CREATE TABLE access_line (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    line BIGINT NOT NULL,
    happened_at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    share_id TEXT,
    staff_id TEXT,
    staff_role TEXT,
    who TEXT,
    what TEXT,
    digest TEXT NOT NULL,
    PRIMARY KEY (place_id, line)
);

-- The end of each chain, signed with the server's key: lines cut off at the end are noticed, too.
CREATE TABLE access_head (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL PRIMARY KEY REFERENCES place (id) ON DELETE CASCADE,
    lines BIGINT NOT NULL,
    digest TEXT NOT NULL,
    mark TEXT NOT NULL
);

-- What stays of a deleted place: that its log ended here and was whole, and the ids and times of its shares. `id` is a hash.
CREATE TABLE access_tombstone (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    lines BIGINT NOT NULL,
    digest TEXT NOT NULL,
    proof TEXT NOT NULL,
    deleted_at BIGINT NOT NULL,
    mark TEXT NOT NULL
);
CREATE INDEX access_tombstone_age ON access_tombstone (deleted_at);

-- STAFF: two words that a member of staff shows to people who want to share something with them. Not secret.
CREATE TABLE staff_share_code (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    staff_role TEXT NOT NULL,
    code TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (staff_id, staff_role),
    UNIQUE (organisation_id, code)
);

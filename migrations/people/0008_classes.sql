-- Classes that people join by a code on the wall, help with a lost card, and a card to scan with one's own phone.
--
-- A window names who opened it and is swept away a day after it closed. What stays in a place is a random class id that then leads to
-- nobody: no table says who was in a class.

CREATE TABLE class_window (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    class_id TEXT NOT NULL,
    code TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    closes_at BIGINT NOT NULL,
    joined BIGINT NOT NULL,
    UNIQUE (organisation_id, code)
);
CREATE INDEX class_window_staff ON class_window (staff_id, opened_at);
CREATE INDEX class_window_end ON class_window (closes_at);

-- Six digits that let one person of the class draw a new card. Keyed with the key file, so that the table alone tells no digits.
CREATE TABLE help_code (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    code_hash TEXT NOT NULL PRIMARY KEY,
    window_id TEXT NOT NULL REFERENCES class_window (id) ON DELETE CASCADE,
    made_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL,
    tries_left BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX help_code_window ON help_code (window_id, ends_at);

ALTER TABLE place ADD COLUMN class_id TEXT;

-- A place whose card was lost, and the one that has its card's name since. It keeps everything, locked with its old words.
CREATE TABLE lost_card (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL PRIMARY KEY REFERENCES place (id) ON DELETE CASCADE,
    now_place_id TEXT REFERENCES place (id) ON DELETE SET NULL,
    locked_at BIGINT NOT NULL,
    delete_after BIGINT
);
CREATE INDEX lost_card_now ON lost_card (now_place_id, locked_at);
CREATE INDEX lost_card_end ON lost_card (delete_after);

-- A third way in, for the own phone: a secret of its own with the key wrapped under it, so that it can be taken away alone.
CREATE TABLE easy_card (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL PRIMARY KEY REFERENCES place (id) ON DELETE CASCADE,
    token_hash TEXT NOT NULL UNIQUE,
    sealed_key TEXT NOT NULL,
    made_at BIGINT NOT NULL
);

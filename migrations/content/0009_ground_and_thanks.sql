-- `ground`: the digest of what readers had when this state of a text was begun, or was put together with what readers got since; empty where
-- they had nothing. A text whose ground is not what readers have now would take a newer text away from them: it is not published.
ALTER TABLE studio_revision ADD COLUMN ground TEXT NOT NULL DEFAULT '';

-- How somebody wishes to be thanked belongs to one decision. A later wish, for another text, says nothing about this one.
ALTER TABLE studio_review ADD COLUMN credit TEXT NOT NULL DEFAULT 'none' CHECK (credit IN ('name', 'lived', 'part', 'none'));
ALTER TABLE studio_writer DROP COLUMN credit;

-- Of which coming end somebody was told already, so that nobody hears of it twice. stage: soon (it ends within 60 days), over (it ended,
-- and is kept for the days of grace).
CREATE TABLE renewal_notice (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    competency_id TEXT NOT NULL,
    ends_at BIGINT NOT NULL,
    stage TEXT NOT NULL CHECK (stage IN ('soon', 'over')),
    told_at BIGINT NOT NULL,
    PRIMARY KEY (staff_id, competency_id, ends_at, stage)
);

-- Modules that may be in a total already, of somebody who then took their yes back. Without it, a second yes could count the same person twice.
CREATE TABLE counted_before (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    module_id TEXT NOT NULL,
    PRIMARY KEY (place_id, module_id)
);

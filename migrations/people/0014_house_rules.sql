-- What administrators decide on a page and the settings file only begins: for how many months unused places are kept, and which group of
-- the sign-on provider gives which roles. In the people store, because what writes content must not reach who may come in.
CREATE TABLE house_rule (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    changed_at BIGINT NOT NULL,
    PRIMARY KEY (organisation_id, name)
);

-- For how many months unused places were kept, from which day of the site until which (site_day). No until_day: now. A place keeps the
-- months that held when it was last used, so a shorter time reaches nobody who was told a longer one.
CREATE TABLE unused_term (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    from_day BIGINT NOT NULL,
    months BIGINT NOT NULL,
    until_day BIGINT,
    PRIMARY KEY (organisation_id, from_day, months)
);

-- The `people` store. Two halves that never reference each other: places (learners) and staff (clinicians' training).
-- Runs on SQLite and PostgreSQL alike (the portable subset: src/storage/mod.rs).
--
-- Indexes start with the person, not with the organisation: deleting a place or a staff member looks for its rows by that column alone.

CREATE TABLE organisation (
    organisation_id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL
);

-- LEARNERS. No name, no e-mail, no phone, no birth date: a schema test refuses such columns.

-- The id is random, not a UUID v7, because that would tell the second of joining; only the day is kept.
CREATE TABLE place (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    card_name TEXT NOT NULL,
    secret_hash TEXT NOT NULL,
    spare_hash TEXT NOT NULL,
    key_by_card TEXT NOT NULL,
    key_by_spare TEXT NOT NULL,
    salt_by_card TEXT NOT NULL,
    salt_by_spare TEXT NOT NULL,
    locale TEXT NOT NULL,
    joined_day TEXT NOT NULL,
    device_variant TEXT,
    UNIQUE (organisation_id, card_name)
);

CREATE TABLE learner_session (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    token_hash TEXT NOT NULL PRIMARY KEY,
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    own_device BIGINT NOT NULL CHECK (own_device IN (0, 1)),
    sealed_key TEXT NOT NULL,
    form_secret TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX learner_session_place ON learner_session (place_id);

-- `module_id` is '' for the skills check at home: a NULL would not take part in the key.
CREATE TABLE skill_rating (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    module_id TEXT NOT NULL,
    moment TEXT NOT NULL CHECK (moment IN ('home', 'before', 'after')),
    skill_id TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('rated', 'not_wanted', 'skipped')),
    value BIGINT CHECK (value BETWEEN 0 AND 4),
    framework_version TEXT NOT NULL,
    rated_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, module_id, moment, skill_id),
    CHECK ((answer = 'rated') = (value IS NOT NULL))
);

CREATE TABLE access_answer (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('yes', 'no', 'unsure')),
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, question_id)
);

CREATE TABLE lesson_place (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    course TEXT NOT NULL,
    module TEXT NOT NULL,
    lesson TEXT NOT NULL,
    revision TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (place_id, module, lesson)
);
CREATE INDEX lesson_place_latest ON lesson_place (place_id, opened_at);

CREATE TABLE practice_tick (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    lesson TEXT NOT NULL,
    task BIGINT NOT NULL,
    revision TEXT NOT NULL,
    ticked BIGINT NOT NULL CHECK (ticked IN (0, 1)),
    ticked_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, module, lesson, task)
);

-- `chosen`: the numbers of the choices as written in the file, joined by commas.
CREATE TABLE check_answer (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    question_id TEXT NOT NULL,
    revision TEXT NOT NULL,
    chosen TEXT NOT NULL,
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, question_id)
);

CREATE TABLE private_note (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    module TEXT NOT NULL,
    lesson TEXT NOT NULL,
    sealed TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, module, lesson)
);

-- Typed text that outlives an expired session, by the address of its form.
CREATE TABLE kept_draft (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    address TEXT NOT NULL,
    sealed TEXT NOT NULL,
    saved_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, address)
);

-- Two tables for forms sent twice, not one with an owner of either kind: nothing holds a place beside a staff member.
CREATE TABLE learner_submission (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    place_id TEXT NOT NULL REFERENCES place (id) ON DELETE CASCADE,
    form_key TEXT NOT NULL,
    outcome TEXT,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (place_id, form_key)
);
CREATE INDEX learner_submission_age ON learner_submission (sent_at);

-- STAFF

CREATE TABLE staff (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    sign_in_name TEXT NOT NULL,
    display_name TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    is_admin BIGINT NOT NULL CHECK (is_admin IN (0, 1)),
    created_at BIGINT NOT NULL,
    disabled_at BIGINT,
    UNIQUE (organisation_id, sign_in_name)
);

CREATE TABLE staff_session (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    token_hash TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    form_secret TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ends_at BIGINT NOT NULL
);
CREATE INDEX staff_session_staff ON staff_session (staff_id);

CREATE TABLE console_token (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    token_hash TEXT NOT NULL PRIMARY KEY,
    purpose TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE staff_submission (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    form_key TEXT NOT NULL,
    outcome TEXT,
    sent_at BIGINT NOT NULL,
    PRIMARY KEY (staff_id, form_key)
);
CREATE INDEX staff_submission_age ON staff_submission (sent_at);

-- What clinicians did in their own training: response -> attempt -> evidence -> result.

CREATE TABLE clinician_attempt (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    kind TEXT NOT NULL CHECK (kind IN ('knowledge', 'vignette')),
    module_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    seed BIGINT NOT NULL,
    drawn TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    submitted_at BIGINT
);
CREATE INDEX clinician_attempt_staff ON clinician_attempt (staff_id, module_id, started_at);

CREATE TABLE clinician_response (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    attempt_id TEXT NOT NULL REFERENCES clinician_attempt (id) ON DELETE CASCADE,
    step BIGINT NOT NULL,
    item_id TEXT NOT NULL,
    item_revision TEXT NOT NULL,
    chosen TEXT NOT NULL,
    points BIGINT NOT NULL,
    safe BIGINT NOT NULL CHECK (safe IN (0, 1)),
    answered_at BIGINT NOT NULL,
    PRIMARY KEY (attempt_id, step)
);

CREATE TABLE clinician_evidence (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    id TEXT NOT NULL PRIMARY KEY,
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    competency_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    attempt_id TEXT REFERENCES clinician_attempt (id),
    accepted BIGINT NOT NULL CHECK (accepted IN (0, 1)),
    detail TEXT NOT NULL,
    content_version TEXT NOT NULL,
    given_at BIGINT NOT NULL
);
CREATE INDEX clinician_evidence_staff ON clinician_evidence (staff_id, competency_id, given_at);
CREATE INDEX clinician_evidence_attempt ON clinician_evidence (attempt_id);

CREATE TABLE clinician_result (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    competency_id TEXT NOT NULL,
    level TEXT NOT NULL,
    framework_version TEXT NOT NULL,
    rule_version TEXT NOT NULL,
    as_of BIGINT NOT NULL,
    explanation TEXT NOT NULL,
    PRIMARY KEY (staff_id, competency_id, as_of)
);

CREATE TABLE clinician_lesson (
    organisation_id TEXT NOT NULL REFERENCES organisation (organisation_id),
    staff_id TEXT NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
    course TEXT NOT NULL,
    module TEXT NOT NULL,
    lesson TEXT NOT NULL,
    revision TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    finished_at BIGINT,
    PRIMARY KEY (staff_id, module, lesson)
);

-- One row when this folder holds demo people; `serve` refuses it without `--demo`.
CREATE TABLE demo_mark (
    organisation_id TEXT NOT NULL PRIMARY KEY REFERENCES organisation (organisation_id),
    marked_at BIGINT NOT NULL
);

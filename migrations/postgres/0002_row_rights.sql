-- PostgreSQL alone: a learner's rows are given to the working role only in a transaction that said whose rows it is about
-- (src/storage/row_rights.rs). The role that owns the tables is not held by this, so that it can migrate and back up: it should be
-- another role than the one the program works with (docs/settings.md, `database_owner_url`).

-- `doorstep.place`: the ids of the places that this transaction is about, with a space between.
DO $do$
DECLARE
    learners TEXT;
BEGIN
    FOREACH learners IN ARRAY ARRAY[
        'skill_rating', 'access_answer', 'lesson_place', 'practice_tick', 'check_answer', 'private_note', 'kept_draft',
        'learner_submission', 'learner_sign_in', 'share', 'share_item', 'share_end', 'share_key', 'access_line', 'access_head'
    ] LOOP
        EXECUTE format('ALTER TABLE people.%I ENABLE ROW LEVEL SECURITY', learners);
        EXECUTE format(
            'CREATE POLICY own ON people.%I USING (place_id = ANY (string_to_array(current_setting(''doorstep.place'', true), '' '')))',
            learners
        );
    END LOOP;
END $do$;

-- `doorstep.reader`: the member of staff whom a share names. They see the share and its parts, and end it when they leave their role;
-- what it is about is read as its owner's, after the check of the share.
CREATE POLICY reader ON people.share FOR SELECT USING (staff_id = NULLIF(current_setting('doorstep.reader', true), ''));
CREATE POLICY reader ON people.share_item FOR SELECT USING (EXISTS (SELECT 1 FROM people.share s WHERE s.id = share_id));
CREATE POLICY reader ON people.share_end FOR SELECT USING (EXISTS (SELECT 1 FROM people.share s WHERE s.id = share_id));
CREATE POLICY reader_leaves ON people.share_end FOR INSERT WITH CHECK (why = 'reader' AND EXISTS (SELECT 1 FROM people.share s WHERE s.id = share_id));
CREATE POLICY reader ON people.share_key FOR SELECT USING (EXISTS (SELECT 1 FROM people.share s WHERE s.id = share_id));
CREATE POLICY reader_leaves ON people.share_key FOR DELETE USING (EXISTS (SELECT 1 FROM people.share s WHERE s.id = share_id));

-- `doorstep.house`: housekeeping over all places. Keys of shares that are over, old forms and old days of signing in are deleted; the
-- logs of who looked are walked. Nothing that somebody answered, rated, ticked or wrote is in here.
CREATE POLICY house ON people.share FOR SELECT USING (current_setting('doorstep.house', true) = 'tidy');
CREATE POLICY house ON people.learner_submission FOR SELECT USING (current_setting('doorstep.house', true) = 'tidy');
CREATE POLICY house_sweeps ON people.learner_submission FOR DELETE USING (current_setting('doorstep.house', true) = 'tidy');
CREATE POLICY house ON people.learner_sign_in FOR SELECT USING (current_setting('doorstep.house', true) = 'tidy');
CREATE POLICY house_sweeps ON people.learner_sign_in FOR DELETE USING (current_setting('doorstep.house', true) = 'tidy');
CREATE POLICY house ON people.access_line FOR SELECT USING (current_setting('doorstep.house', true) = 'tidy');
CREATE POLICY house ON people.access_head FOR SELECT USING (current_setting('doorstep.house', true) = 'tidy');

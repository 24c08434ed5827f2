-- PostgreSQL alone: like a learner's other answers (0002_row_rights), these rows are given only to work that is about this learner.
ALTER TABLE people.skill_rating_later ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON people.skill_rating_later USING (place_id = ANY (string_to_array(current_setting('doorstep.place', true), ' ')));
ALTER TABLE people.later_declined ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON people.later_declined USING (place_id = ANY (string_to_array(current_setting('doorstep.place', true), ' ')));

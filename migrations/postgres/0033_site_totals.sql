-- PostgreSQL alone: like a learner's other answers (0002_row_rights), these rows are given only to work that is about this learner.
ALTER TABLE people.counting_yes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON people.counting_yes USING (place_id = ANY (string_to_array(current_setting('doorstep.place', true), ' ')));
ALTER TABLE people.counted_skill ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON people.counted_skill USING (place_id = ANY (string_to_array(current_setting('doorstep.place', true), ' ')));

-- `doorstep.house` = `count`: what makes the totals of a quarter reads what people let be counted, and no other row of any learner.
CREATE POLICY count ON people.counted_skill FOR SELECT USING (current_setting('doorstep.house', true) = 'count');

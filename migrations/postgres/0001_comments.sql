-- PostgreSQL alone, after the common files of both stores: what a database administrator should read before looking.
COMMENT ON SCHEMA content IS 'Doorstep: published files and readers'' reports about pages. Nothing about a person.';
COMMENT ON SCHEMA people IS 'Doorstep: learners'' places and staff. Results belong to the learner; staff tools never read them.';
COMMENT ON TABLE people.private_note IS 'Sealed with the person''s own key. The key is not in this database.';
COMMENT ON TABLE people.kept_draft IS 'Sealed with the person''s own key. The key is not in this database.';
COMMENT ON TABLE people.clinician_evidence IS 'Append-only.';
COMMENT ON TABLE people.clinician_result IS 'Append-only; the latest as_of counts.';

-- So that looking at the questions of one bank finds its checks without reading all of them. Nothing is kept that was not kept before.
CREATE INDEX clinician_attempt_bank ON clinician_attempt (organisation_id, module_id, kind, staff_id, submitted_at);

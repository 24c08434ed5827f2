-- Staff hold several roles and work as one of them at a time (src/domain/roles.rs). A list in one column: it is read with every request.

ALTER TABLE staff ADD COLUMN roles TEXT NOT NULL DEFAULT 'clinician';
UPDATE staff SET roles = 'clinician,administrator' WHERE is_admin = 1;
ALTER TABLE staff DROP COLUMN is_admin;
ALTER TABLE staff ADD COLUMN last_worked_as TEXT;
ALTER TABLE staff_session ADD COLUMN working_as TEXT;

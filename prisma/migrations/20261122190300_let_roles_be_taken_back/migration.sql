-- A role given by mistake is taken back on the day it begins, or before: it then spans no day (valid_to = valid_from), is held
-- by nobody and stands in nobody's way, but is never deleted.
ALTER TABLE role_grant DROP CONSTRAINT role_grant_span;
ALTER TABLE role_grant ADD CONSTRAINT role_grant_span CHECK (valid_to >= valid_from);

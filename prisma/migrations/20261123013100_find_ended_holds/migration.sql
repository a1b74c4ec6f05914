-- Holds that have ended are deleted an hour later: the clock asks for them every few seconds. (An index of these rows only.)
ALTER TABLE booking ADD CONSTRAINT booking_ended_holds
  EXCLUDE USING btree (updated_at WITH =, id WITH =) WHERE (is_hold AND status = 'EXPIRED');

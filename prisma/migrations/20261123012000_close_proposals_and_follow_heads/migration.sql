-- A proposal that is closed lets go of its places: the hold has lapsed from then on, so that it makes way at once and the clock
-- gives its places back. Its session is not locked here: whoever closes a proposal has locked the booking's.
CREATE FUNCTION time_proposal_lets_go() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE booking SET expires_at = least(expires_at, NEW.closed_at) WHERE id = NEW.hold_id AND status = 'HELD';
  RETURN NULL;
END $$;
CREATE TRIGGER time_proposal_lets_go AFTER UPDATE OF outcome ON time_proposal FOR EACH ROW
  WHEN (OLD.outcome IS NULL AND NEW.outcome IS NOT NULL AND NEW.hold_id IS NOT NULL) EXECUTE FUNCTION time_proposal_lets_go();

-- Places that were offered are the department's yes: what still waits, waits for the school's head alone.
CREATE FUNCTION booking_was_offered() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.accepted_at := coalesce(NEW.accepted_at, NEW.updated_at);
  RETURN NEW;
END $$;
CREATE TRIGGER booking_was_offered BEFORE UPDATE OF status ON booking FOR EACH ROW
  WHEN (OLD.status = 'OFFERED' AND NEW.status = 'REQUESTED') EXECUTE FUNCTION booking_was_offered();

-- Heads who have not answered, by when they should have: the clock reminds them. (An index of these rows only.)
ALTER TABLE head_approval ADD CONSTRAINT head_approval_unanswered
  EXCLUDE USING btree (due_at WITH =, booking_id WITH =) WHERE (answer IS NULL);
-- Open proposals, by when they end.
ALTER TABLE time_proposal ADD CONSTRAINT time_proposal_open
  EXCLUDE USING btree (expires_at WITH =, id WITH =) WHERE (outcome IS NULL);

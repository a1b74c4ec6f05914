-- What must hold about the whole life of a booking, whatever the program does; and the SQL functions of that life. As before,
-- every function locks sessions first, in the order of their ids, then bookings.

-- States --------------------------------------------------------------------------------------------------------------------
-- The same table as server/bookings/booking-states.rules.ts. A booking may be inserted in any state; HELD becomes a booking by
-- being replaced (same id), in one transaction.
INSERT INTO booking_transition (from_status, to_status) VALUES
  ('HELD', 'REQUESTED'), ('HELD', 'CONFIRMED'), ('HELD', 'EXPIRED'),
  ('REQUESTED', 'CONFIRMED'), ('REQUESTED', 'DECLINED'), ('REQUESTED', 'WITHDRAWN'), ('REQUESTED', 'EXPIRED'),
  ('WAITING', 'OFFERED'), ('WAITING', 'WITHDRAWN'), ('WAITING', 'EXPIRED'),
  ('OFFERED', 'CONFIRMED'), ('OFFERED', 'REQUESTED'), ('OFFERED', 'WAITING'), ('OFFERED', 'WITHDRAWN'), ('OFFERED', 'EXPIRED'),
  ('CONFIRMED', 'CANCELLED_BY_BOOKER'), ('CONFIRMED', 'CANCELLED_BY_VENUE'),
  ('CANCELLED_BY_BOOKER', 'CONFIRMED'), ('CANCELLED_BY_VENUE', 'CONFIRMED');

CREATE FUNCTION booking_follows_transitions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM booking_transition WHERE from_status = OLD.status AND to_status = NEW.status) THEN
    RAISE EXCEPTION 'a booking never goes from % to %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'booking_follows_transitions';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER booking_follows_transitions BEFORE UPDATE OF status ON booking FOR EACH ROW
  WHEN (OLD.status IS DISTINCT FROM NEW.status) EXECUTE FUNCTION booking_follows_transitions();

-- Requests made before requests had an end hold their places until the visit; past ones are history.
UPDATE booking SET expires_at = s.starts_at FROM session s
WHERE s.id = booking.session_id AND booking.status = 'REQUESTED' AND s.starts_at > now();

ALTER TABLE booking ADD CONSTRAINT booking_expires CHECK (
  CASE WHEN status IN ('HELD', 'OFFERED') THEN expires_at IS NOT NULL
       WHEN status IN ('REQUESTED', 'WAITING') THEN true
       ELSE expires_at IS NULL END);
ALTER TABLE booking ADD CONSTRAINT booking_hold CHECK (
  (status <> 'HELD' OR is_hold) AND (NOT is_hold OR (status IN ('HELD', 'EXPIRED') AND contact_email = '' AND visitor_email = ''))
  AND (holder_hash IS NULL OR is_hold) AND (NOT hold_extended OR is_hold));
ALTER TABLE booking ADD CONSTRAINT booking_accepted CHECK (accepted_by IS NULL OR accepted_at IS NOT NULL);
ALTER TABLE booking ADD CONSTRAINT booking_one_hold_per_browser
  EXCLUDE USING btree (session_id WITH =, holder_hash WITH =) WHERE (status = 'HELD' AND holder_hash IS NOT NULL);
-- What may lapse, by when: the clock asks for it, and whoever finds a session full. (An index of these rows only.)
ALTER TABLE booking ADD CONSTRAINT booking_lapsing
  EXCLUDE USING btree (expires_at WITH =, session_id WITH =, id WITH =) WHERE (expires_at IS NOT NULL);
ALTER TABLE booking ADD CONSTRAINT booking_held_by_session
  EXCLUDE USING btree (session_id WITH =, id WITH =) WHERE (status = 'HELD');
-- What waits for an answer, by department: the task list counts it on every page of the staff.
ALTER TABLE booking ADD CONSTRAINT booking_requested EXCLUDE USING btree (department_id WITH =, id WITH =) WHERE (status = 'REQUESTED');
-- Holds, live and ended: they are deleted when they are an hour old.
ALTER TABLE booking ADD CONSTRAINT booking_holds EXCLUDE USING btree (updated_at WITH =, id WITH =) WHERE (is_hold);

ALTER TABLE head_approval ADD CONSTRAINT head_approval_answered CHECK ((answer IS NULL) = (answered_at IS NULL));
ALTER TABLE time_proposal ADD CONSTRAINT time_proposal_closed CHECK ((outcome IS NULL) = (closed_at IS NULL));
ALTER TABLE time_proposal ADD CONSTRAINT time_proposal_one_open EXCLUDE USING btree (booking_id WITH =) WHERE (outcome IS NULL);
ALTER TABLE waitlist_entry ADD CONSTRAINT waitlist_entry_wish CHECK (
  (wish_from IS NULL) = (wish_to IS NULL) AND wish_to >= wish_from AND wish_to <= wish_from + 400 AND offers_missed >= 0
  AND weekdays IS NOT NULL AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[] AND (wish_from IS NOT NULL OR cardinality(weekdays) = 0));
ALTER TABLE date_request ADD CONSTRAINT date_request_wish CHECK (
  wish_to >= wish_from AND wish_to <= wish_from + 400 AND weekdays IS NOT NULL AND weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]::smallint[]
  AND time_of_day IN ('MORNING', 'AFTERNOON') AND language IN ('da', 'en') AND pupils >= 1 AND adults >= 0);
ALTER TABLE date_request ADD CONSTRAINT date_request_answered CHECK (
  CASE state WHEN 'OPEN' THEN answered_at IS NULL WHEN 'ANSWERED' THEN answered_at IS NOT NULL AND booking_id IS NOT NULL
             WHEN 'DECLINED' THEN answered_at IS NOT NULL ELSE true END);
ALTER TABLE evaluation ADD CONSTRAINT evaluation_answers CHECK (
  learning BETWEEN 1 AND 5 AND suitability BETWEEN 1 AND 5 AND come_again BETWEEN 1 AND 5 AND month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
ALTER TABLE offer ADD CONSTRAINT offer_request_days CHECK (request_working_days BETWEEN 1 AND 60 AND head_working_days BETWEEN 1 AND 60);
ALTER TABLE offer ADD CONSTRAINT offer_online_url CHECK (online_url ~ '^https://');
ALTER TABLE session ADD CONSTRAINT session_online_url CHECK (online_url ~ '^https://');
ALTER TABLE site ADD CONSTRAINT site_self_guided_pupils CHECK (self_guided_pupils BETWEEN 1 AND 10000);
ALTER TABLE attendance ADD CONSTRAINT attendance_late_came CHECK (outcome = 'CAME' OR NOT came_late);

-- A hold has no groups: its numbers are its own.
CREATE OR REPLACE FUNCTION booking_sum_differences() RETURNS TABLE (booking_id uuid, counted_groups bigint, counted_pupils bigint, counted_adults bigint)
LANGUAGE sql STABLE AS $$
  SELECT b.id, count(g.id), coalesce(sum(g.pupils), 0), coalesce(sum(g.adults), 0)
  FROM booking b LEFT JOIN booking_group g ON g.booking_id = b.id
  WHERE NOT b.is_hold
  GROUP BY b.id
  HAVING (b.group_count, b.pupils, b.adults) IS DISTINCT FROM (count(g.id)::integer, sum(g.pupils)::integer, sum(g.adults)::integer)
$$;

-- Houses --------------------------------------------------------------------------------------------------------------------
-- Sessions that nobody teaches (educators_needed = 0) share the house: how many pupils are there in each hour.
ALTER TABLE site_hour ADD CONSTRAINT site_hour_within_capacity CHECK (pupils BETWEEN 0 AND capacity);

-- The hours that a span touches.
CREATE FUNCTION hours_of(p_from timestamptz, p_to timestamptz) RETURNS SETOF timestamptz LANGUAGE sql STABLE AS $$
  SELECT generate_series(date_trunc('hour', p_from, 'UTC'), p_to - interval '1 millisecond', interval '1 hour')
$$;

CREATE FUNCTION site_hours_take(p_site uuid, p_from timestamptz, p_to timestamptz, p_pupils integer) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  v_limit integer := coalesce((SELECT self_guided_pupils FROM site WHERE id = p_site), 1000000);
BEGIN
  IF p_pupils > 0 THEN
    INSERT INTO site_hour AS h (site_id, starts_at, pupils, capacity)
    SELECT p_site, hour, p_pupils, v_limit FROM hours_of(p_from, p_to) AS hour ORDER BY hour
    ON CONFLICT (site_id, starts_at) DO UPDATE SET pupils = h.pupils + excluded.pupils, capacity = greatest(v_limit, h.pupils);
  ELSIF p_pupils < 0 THEN
    PERFORM FROM site_hour WHERE site_id = p_site AND starts_at IN (SELECT hours_of(p_from, p_to)) ORDER BY starts_at FOR UPDATE;
    UPDATE site_hour SET pupils = pupils + p_pupils, capacity = greatest(v_limit, pupils + p_pupils)
    WHERE site_id = p_site AND starts_at IN (SELECT hours_of(p_from, p_to));
  END IF;
END $$;

CREATE FUNCTION session_takes_hours() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  same boolean := TG_OP = 'UPDATE' AND OLD.educators_needed = 0 AND NEW.educators_needed = 0
    AND (OLD.site_id, OLD.starts_at, OLD.ends_at) = (NEW.site_id, NEW.starts_at, NEW.ends_at);
BEGIN
  IF same THEN
    PERFORM site_hours_take(NEW.site_id, NEW.starts_at, NEW.ends_at, NEW.taken_pupils - OLD.taken_pupils);
    RETURN NULL;
  END IF;
  IF TG_OP <> 'INSERT' AND OLD.educators_needed = 0 THEN
    PERFORM site_hours_take(OLD.site_id, OLD.starts_at, OLD.ends_at, -OLD.taken_pupils);
  END IF;
  IF TG_OP <> 'DELETE' AND NEW.educators_needed = 0 THEN
    PERFORM site_hours_take(NEW.site_id, NEW.starts_at, NEW.ends_at, NEW.taken_pupils);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER session_takes_hours AFTER UPDATE OF taken_pupils, site_id, starts_at, ends_at, educators_needed ON session FOR EACH ROW
  WHEN (OLD.educators_needed = 0 OR NEW.educators_needed = 0) EXECUTE FUNCTION session_takes_hours();
CREATE TRIGGER session_begins_taking_hours AFTER INSERT ON session FOR EACH ROW
  WHEN (NEW.educators_needed = 0 AND NEW.taken_pupils > 0) EXECUTE FUNCTION session_takes_hours();
CREATE TRIGGER session_gives_hours_back AFTER DELETE ON session FOR EACH ROW
  WHEN (OLD.educators_needed = 0 AND OLD.taken_pupils > 0) EXECUTE FUNCTION session_takes_hours();

CREATE FUNCTION site_limits_hours() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE site_hour SET capacity = greatest(coalesce(NEW.self_guided_pupils, 1000000), pupils) WHERE site_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER site_limits_hours AFTER UPDATE OF self_guided_pupils ON site FOR EACH ROW
  WHEN (OLD.self_guided_pupils IS DISTINCT FROM NEW.self_guided_pupils) EXECUTE FUNCTION site_limits_hours();

INSERT INTO site_hour (site_id, starts_at, pupils, capacity)
SELECT s.site_id, hour, sum(s.taken_pupils), 1000000 FROM session s CROSS JOIN LATERAL hours_of(s.starts_at, s.ends_at) AS hour
WHERE s.educators_needed = 0 AND s.taken_pupils > 0 GROUP BY 1, 2;

-- Locks the hours of the houses that these sessions share, in one order: who takes or moves places of several sessions calls it
-- after locking the sessions. The hours are there from now on, so that nobody else is the first of theirs at the same time.
CREATE FUNCTION site_hours_lock(p_session_ids uuid[]) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM session WHERE id = ANY (p_session_ids) AND educators_needed = 0) THEN RETURN; END IF;
  INSERT INTO site_hour (site_id, starts_at, pupils, capacity)
  SELECT DISTINCT s.site_id, hour, 0, coalesce(t.self_guided_pupils, 1000000)
  FROM session s JOIN site t ON t.id = s.site_id CROSS JOIN LATERAL hours_of(s.starts_at, s.ends_at) AS hour
  WHERE s.id = ANY (p_session_ids) AND s.educators_needed = 0 ORDER BY 1, 2
  ON CONFLICT DO NOTHING;
  PERFORM FROM site_hour h WHERE (h.site_id, h.starts_at) IN (
    SELECT s.site_id, hour FROM session s CROSS JOIN LATERAL hours_of(s.starts_at, s.ends_at) AS hour
    WHERE s.id = ANY (p_session_ids) AND s.educators_needed = 0)
  ORDER BY h.site_id, h.starts_at FOR UPDATE;
END $$;

-- How many pupils the house still takes while a self-guided session runs; a large number for all others. Locks the hours.
CREATE FUNCTION house_left(s session) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  v_limit integer;
  v_least integer;
BEGIN
  IF s.educators_needed <> 0 THEN RETURN 1000000; END IF;
  SELECT self_guided_pupils INTO v_limit FROM site WHERE id = s.site_id;
  IF v_limit IS NULL THEN RETURN 1000000; END IF;
  PERFORM site_hours_lock(ARRAY[s.id]);
  SELECT min(least(capacity - pupils, v_limit - pupils)) INTO v_least FROM (
    SELECT pupils, capacity FROM site_hour WHERE site_id = s.site_id AND starts_at IN (SELECT hours_of(s.starts_at, s.ends_at))) AS h;
  RETURN greatest(0, coalesce(v_least, v_limit));
END $$;

-- Recount: hours whose pupils differ from the sessions'. Empty = all is well.
CREATE FUNCTION site_hour_differences() RETURNS TABLE (site_id uuid, starts_at timestamptz, kept integer, counted bigint) LANGUAGE sql STABLE AS $$
  SELECT * FROM (
    SELECT coalesce(h.site_id, c.site_id) AS site_id, coalesce(h.starts_at, c.hour) AS starts_at, coalesce(h.pupils, 0) AS kept, coalesce(c.pupils, 0) AS counted
    FROM site_hour h FULL JOIN (
      SELECT s.site_id, hour, sum(s.taken_pupils) AS pupils FROM session s CROSS JOIN LATERAL hours_of(s.starts_at, s.ends_at) AS hour
      WHERE s.educators_needed = 0 AND s.taken_pupils > 0 GROUP BY 1, 2) c ON c.site_id = h.site_id AND c.hour = h.starts_at) d
  WHERE d.kept <> d.counted
$$;

-- Places that come free ------------------------------------------------------------------------------------------------------
-- Whoever frees places that somebody waits for leaves a mark on the session: nobody else books before the waiting ones were asked.
CREATE FUNCTION session_has_waiting(p_offer uuid, p_session uuid, p_starts_at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT EXISTS (
    SELECT 1 FROM waitlist_entry w
    WHERE w.offer_id = p_offer AND w.closed_at IS NULL
      AND (w.session_id = p_session
           OR ((p_starts_at AT TIME ZONE 'Europe/Copenhagen')::date BETWEEN w.wish_from AND w.wish_to
               AND (cardinality(w.weekdays) = 0
                    OR extract(isodow FROM p_starts_at AT TIME ZONE 'Europe/Copenhagen')::smallint = ANY (w.weekdays)))))
$$;

CREATE FUNCTION session_marks_free_places() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.state = 'OPEN' AND session_has_waiting(NEW.offer_id, NEW.id, NEW.starts_at) THEN
    NEW.promotion_due := coalesce(NEW.promotion_due, 0) + 1;
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER session_marks_free_places BEFORE UPDATE ON session FOR EACH ROW
  WHEN (NEW.taken_groups < OLD.taken_groups OR NEW.taken_pupils < OLD.taken_pupils OR NEW.taken_adults < OLD.taken_adults
        OR NEW.capacity_groups > OLD.capacity_groups OR NEW.capacity_pupils > OLD.capacity_pupils OR NEW.capacity_adults > OLD.capacity_adults
        OR NEW.starts_at <> OLD.starts_at OR (NEW.state = 'OPEN' AND OLD.state <> 'OPEN'))
  EXECUTE FUNCTION session_marks_free_places();
CREATE TRIGGER session_begins_with_free_places BEFORE INSERT ON session FOR EACH ROW EXECUTE FUNCTION session_marks_free_places();
ALTER TABLE session ADD CONSTRAINT session_promotion_due_count CHECK (promotion_due > 0);
-- An index of the marked sessions only.
ALTER TABLE session ADD CONSTRAINT session_due EXCLUDE USING btree (id WITH =) WHERE (promotion_due IS NOT NULL);

-- Takes the mark away, unless more came free since it was read as p_seen.
CREATE FUNCTION session_promotion_done(p_session_id uuid, p_seen integer) RETURNS boolean LANGUAGE sql AS $$
  WITH done AS (UPDATE session SET promotion_due = NULL WHERE id = p_session_id AND promotion_due = p_seen RETURNING 1)
  SELECT EXISTS (SELECT 1 FROM done)
$$;

-- Holds ----------------------------------------------------------------------------------------------------------------------
-- Ends the holds of a session that have lapsed; the caller has locked the session. Answers how many.
CREATE FUNCTION session_end_lapsed_holds(p_session_id uuid, p_now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  freed record;
BEGIN
  WITH ended AS (
    UPDATE booking SET status = 'EXPIRED', expires_at = NULL, updated_at = p_now, version = version + 1
    WHERE session_id = p_session_id AND status = 'HELD' AND expires_at <= p_now
    RETURNING group_count, pupils, adults)
  SELECT count(*) AS holds, coalesce(sum(group_count), 0) AS groups, coalesce(sum(pupils), 0) AS pupils, coalesce(sum(adults), 0) AS adults
  INTO freed FROM ended;
  IF freed.holds > 0 THEN
    UPDATE session SET taken_groups = taken_groups - freed.groups, taken_pupils = taken_pupils - freed.pupils, taken_adults = taken_adults - freed.adults
    WHERE id = p_session_id;
  END IF;
  RETURN freed.holds;
END $$;

-- The places of a session that nobody has, with what the house takes; the caller has locked the session.
CREATE FUNCTION session_left(s session) RETURNS jsonb LANGUAGE sql AS $$
  SELECT jsonb_build_object('groups', s.capacity_groups - s.taken_groups,
    'pupils', least(s.capacity_pupils - s.taken_pupils, house_left(s)), 'adults', s.capacity_adults - s.taken_adults)
$$;

-- Whether so many more fit. Whoever does not fit first ends the holds that have lapsed. The caller has locked the session.
CREATE FUNCTION session_makes_room(p_session_id uuid, p_groups integer, p_pupils integer, p_adults integer, p_now timestamptz)
RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  s session%ROWTYPE;
BEGIN
  FOR attempt IN 1..2 LOOP
    SELECT * INTO s FROM session WHERE id = p_session_id;
    IF (p_groups <= 0 OR s.taken_groups + p_groups <= s.capacity_groups)
       AND (p_pupils <= 0 OR s.taken_pupils + p_pupils <= s.capacity_pupils)
       AND (p_adults <= 0 OR s.taken_adults + p_adults <= s.capacity_adults)
       AND (p_pupils <= 0 OR s.educators_needed <> 0 OR p_pupils <= house_left(s)) THEN
      RETURN true;
    END IF;
    IF attempt = 2 OR session_end_lapsed_holds(p_session_id, p_now) = 0 THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN false;
END $$;

-- Holds places: p: { sessionId, version, id, reference, holderHash (hex) | null, groups, pupils, adults, expiresAt, now, offerVersionId,
-- dimensions: { localDate, schoolYear, departmentId, offerId, targetGroup, subjectFamily, subject, form } }
-- A browser's live hold of the session is changed instead (its end stays). Answers { outcome: held | full | stale | missing | promote,
-- id?, expiresAt?, extended?, left? }.
CREATE FUNCTION booking_hold(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  s session%ROWTYPE;
  h booking%ROWTYPE;
  d jsonb := p->'dimensions';
  v_now timestamptz := (p->>'now')::timestamptz;
  v_holder bytea := decode(p->>'holderHash', 'hex');
  g integer := (p->>'groups')::integer;
  n integer := (p->>'pupils')::integer;
  a integer := (p->>'adults')::integer;
BEGIN
  SELECT * INTO s FROM session WHERE id = (p->>'sessionId')::uuid FOR UPDATE;
  IF s.id IS NULL THEN RETURN jsonb_build_object('outcome', 'missing'); END IF;
  IF s.state <> 'OPEN' OR s.version <> (p->>'version')::integer THEN RETURN jsonb_build_object('outcome', 'stale'); END IF;
  SELECT * INTO h FROM booking WHERE session_id = s.id AND status = 'HELD' AND holder_hash = v_holder FOR UPDATE;
  IF h.id IS NOT NULL AND h.expires_at <= v_now THEN
    PERFORM session_end_lapsed_holds(s.id, v_now);
    h := NULL;
  END IF;
  IF s.promotion_due IS NOT NULL AND h.id IS NULL THEN RETURN jsonb_build_object('outcome', 'promote'); END IF;
  IF NOT session_makes_room(s.id, g - coalesce(h.group_count, 0), n - coalesce(h.pupils, 0), a - coalesce(h.adults, 0), v_now) THEN
    SELECT * INTO s FROM session WHERE id = s.id;
    RETURN jsonb_build_object('outcome', 'full', 'left', session_left(s));
  END IF;
  UPDATE session SET taken_groups = taken_groups + g - coalesce(h.group_count, 0), taken_pupils = taken_pupils + n - coalesce(h.pupils, 0),
                     taken_adults = taken_adults + a - coalesce(h.adults, 0)
  WHERE id = s.id;
  IF h.id IS NOT NULL THEN
    UPDATE booking SET group_count = g, pupils = n, adults = a, version = version + 1, updated_at = v_now WHERE id = h.id;
    RETURN jsonb_build_object('outcome', 'held', 'id', h.id, 'expiresAt', h.expires_at, 'extended', h.hold_extended);
  END IF;
  INSERT INTO booking (id, reference, session_id, status, is_hold, holder_hash, expires_at, language, institution_name, contact_name, contact_email,
      contact_phone, visitor_name, visitor_email, visitor_phone, price_ore, group_count, pupils, adults, local_date, school_year, department_id,
      offer_id, target_group, subject_family, subject, form, offer_version_id, created_at, updated_at)
  VALUES ((p->>'id')::uuid, p->>'reference', s.id, 'HELD', true, v_holder, (p->>'expiresAt')::timestamptz, 'da', '', '', '', '', '', '', '',
      0, g, n, a, (d->>'localDate')::date, d->>'schoolYear', (d->>'departmentId')::uuid, (d->>'offerId')::uuid, (d->>'targetGroup')::target_group,
      (d->>'subjectFamily')::subject_family, d->>'subject', (d->>'form')::offer_form, (p->>'offerVersionId')::uuid, v_now, v_now);
  RETURN jsonb_build_object('outcome', 'held', 'id', p->>'id', 'expiresAt', p->>'expiresAt', 'extended', false);
END $$;

-- Extends a live hold once. Answers { outcome: extended | already | gone, expiresAt? }.
CREATE FUNCTION booking_hold_extend(p_id uuid, p_now timestamptz, p_expires_at timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  h booking%ROWTYPE;
BEGIN
  PERFORM FROM session WHERE id = (SELECT session_id FROM booking WHERE id = p_id) FOR UPDATE;
  SELECT * INTO h FROM booking WHERE id = p_id FOR UPDATE;
  IF h.id IS NULL OR h.status <> 'HELD' OR h.expires_at <= p_now THEN RETURN jsonb_build_object('outcome', 'gone'); END IF;
  IF h.hold_extended THEN RETURN jsonb_build_object('outcome', 'already', 'expiresAt', h.expires_at); END IF;
  UPDATE booking SET expires_at = p_expires_at, hold_extended = true, version = version + 1, updated_at = p_now WHERE id = p_id;
  RETURN jsonb_build_object('outcome', 'extended', 'expiresAt', p_expires_at);
END $$;

-- Gives a hold's places back, whether it has lapsed or not. True = it was live until now.
CREATE FUNCTION booking_hold_release(p_id uuid, p_now timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  h booking%ROWTYPE;
BEGIN
  PERFORM FROM session WHERE id = (SELECT session_id FROM booking WHERE id = p_id) FOR UPDATE;
  UPDATE booking SET status = 'EXPIRED', expires_at = NULL, version = version + 1, updated_at = p_now
  WHERE id = p_id AND status = 'HELD' RETURNING * INTO h;
  IF h.id IS NULL THEN RETURN false; END IF;
  UPDATE session SET taken_groups = taken_groups - h.group_count, taken_pupils = taken_pupils - h.pupils, taken_adults = taken_adults - h.adults
  WHERE id = h.session_id;
  RETURN true;
END $$;

-- Booking --------------------------------------------------------------------------------------------------------------------
-- Creates bookings of one session: all that fit, in the order given.
-- p_requests: [{ booking, groups, mails, mailFacts?, audit, idempotency: { key, hash } | null, holdId?, head?, waitlist?, now }]
-- Mails without facts of their own tell `mailFacts`.
-- `booking.status` REQUESTED, CONFIRMED and OFFERED take places, WAITING takes none and needs a session without room.
-- `together`: { groups, pupils, adults } of all classes that wait together: the session has no room for them all.
-- `holdId`: a live hold whose places are taken over; the booking has its id. A lapsed hold counts for nothing.
-- Answers one object per request: { outcome: created | replayed | mismatch | full | stale | missing | promote | free, bookingId?, left? }.
-- `stale`: the session's own facts have changed since `p_version`: load and decide again. `promote`: places came free that somebody
-- waits for; ask those first (server/waitlist), then try again. `free`: there is room, nobody needs to wait.
CREATE OR REPLACE FUNCTION booking_create(p_session_id uuid, p_version integer, p_requests jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  s session%ROWTYPE;
  request jsonb;
  at integer;
  b jsonb;
  known idempotency_key%ROWTYPE;
  h booking%ROWTYPE;
  answers jsonb := '[]';
  -- Which requests are accepted (from 1), and what was not yet added to the session for them: written together at the end.
  accepted integer[] := '{}';
  seen_keys jsonb := '{}';
  more_groups integer := 0; more_pupils integer := 0; more_adults integer := 0;
  v_now timestamptz;
  g integer; n integer; a integer;
BEGIN
  -- The same key sent twice at once, even for two sessions: the second waits for the first.
  PERFORM pg_advisory_xact_lock(hashtextextended(used.key, 7))
  FROM (SELECT DISTINCT r->'idempotency'->>'key' AS key FROM jsonb_array_elements(p_requests) AS r ORDER BY 1) AS used
  WHERE used.key IS NOT NULL;
  SELECT * INTO s FROM session WHERE id = p_session_id FOR UPDATE;
  FOR request, at IN SELECT value, ordinality FROM jsonb_array_elements(p_requests) WITH ORDINALITY LOOP
    b := request->'booking';
    v_now := (request->>'now')::timestamptz;
    known := NULL;
    IF request->'idempotency'->>'key' IS NOT NULL THEN
      SELECT * INTO known FROM idempotency_key WHERE key = request->'idempotency'->>'key';
      IF known.key IS NULL AND seen_keys ? (request->'idempotency'->>'key') THEN
        known.key := request->'idempotency'->>'key';
        known.booking_id := (seen_keys->known.key->>'bookingId')::uuid;
        known.request_hash := seen_keys->known.key->>'hash';
      END IF;
    END IF;
    IF known.key IS NOT NULL THEN
      answers := answers || jsonb_build_object('bookingId', known.booking_id, 'outcome',
        CASE WHEN known.request_hash = request->'idempotency'->>'hash' THEN 'replayed' ELSE 'mismatch' END);
      CONTINUE;
    END IF;
    IF s.id IS NULL THEN
      answers := answers || jsonb_build_object('outcome', 'missing');
      CONTINUE;
    END IF;
    IF s.state <> 'OPEN' OR s.version <> p_version THEN
      answers := answers || jsonb_build_object('outcome', 'stale');
      CONTINUE;
    END IF;
    h := NULL;
    IF request->>'holdId' IS NOT NULL THEN
      SELECT * INTO h FROM booking WHERE id = (request->>'holdId')::uuid AND session_id = s.id AND status = 'HELD' FOR UPDATE;
    END IF;
    IF s.promotion_due IS NOT NULL AND h.id IS NULL AND NOT coalesce((request->>'first')::boolean, false) THEN
      answers := answers || jsonb_build_object('outcome', 'promote');
      CONTINUE;
    END IF;
    g := (b->>'groupCount')::integer - coalesce(h.group_count, 0);
    n := (b->>'pupils')::integer - coalesce(h.pupils, 0);
    a := (b->>'adults')::integer - coalesce(h.adults, 0);
    IF more_groups > 0 AND (h.id IS NOT NULL OR b->>'status' = 'WAITING' OR s.educators_needed = 0 OR s.taken_groups + g > s.capacity_groups
                    OR s.taken_pupils + n > s.capacity_pupils OR s.taken_adults + a > s.capacity_adults) THEN
      UPDATE session SET taken_groups = taken_groups + more_groups, taken_pupils = taken_pupils + more_pupils, taken_adults = taken_adults + more_adults
      WHERE id = p_session_id RETURNING * INTO s;
      more_groups := 0; more_pupils := 0; more_adults := 0;
    END IF;
    IF b->>'status' = 'WAITING' THEN
      IF session_makes_room(s.id, coalesce((request->'together'->>'groups')::integer, g), coalesce((request->'together'->>'pupils')::integer, n),
                            coalesce((request->'together'->>'adults')::integer, a), v_now) THEN
        answers := answers || jsonb_build_object('outcome', 'free');
        CONTINUE;
      END IF;
      INSERT INTO waitlist_entry (id, offer_id, session_id, wish_from, wish_to, weekdays, created_at)
      SELECT w.id, s.offer_id, s.id, w."wishFrom", w."wishTo", coalesce(w.weekdays, '{}'), v_now
      FROM jsonb_to_record(request->'waitlist') AS w(id uuid, "wishFrom" date, "wishTo" date, weekdays smallint[])
      ON CONFLICT (id) DO NOTHING;
    ELSE
      -- The common case is decided here, without another call.
      IF s.educators_needed = 0 OR (g > 0 AND s.taken_groups + g > s.capacity_groups) OR (n > 0 AND s.taken_pupils + n > s.capacity_pupils)
         OR (a > 0 AND s.taken_adults + a > s.capacity_adults) THEN
        IF NOT session_makes_room(s.id, g, n, a, v_now) THEN
          SELECT * INTO s FROM session WHERE id = p_session_id;
          answers := answers || jsonb_build_object('outcome', 'full', 'left', session_left(s));
          CONTINUE;
        END IF;
        -- Holds may have made way.
        SELECT * INTO s FROM session WHERE id = p_session_id;
      END IF;
      s.taken_groups := s.taken_groups + g;
      s.taken_pupils := s.taken_pupils + n;
      s.taken_adults := s.taken_adults + a;
      more_groups := more_groups + g; more_pupils := more_pupils + n; more_adults := more_adults + a;
    END IF;
    IF h.id IS NOT NULL THEN
      -- Places that the hold had and the booking does not need come free at once, for those who wait.
      UPDATE session SET taken_groups = taken_groups + more_groups, taken_pupils = taken_pupils + more_pupils, taken_adults = taken_adults + more_adults
      WHERE id = p_session_id RETURNING * INTO s;
      more_groups := 0; more_pupils := 0; more_adults := 0;
      DELETE FROM booking WHERE id = h.id;
    END IF;
    accepted := accepted || at;
    IF request->'idempotency'->>'key' IS NOT NULL THEN
      seen_keys := seen_keys || jsonb_build_object(request->'idempotency'->>'key',
        jsonb_build_object('bookingId', b->>'id', 'hash', request->'idempotency'->>'hash'));
    END IF;
    answers := answers || jsonb_build_object('outcome', 'created', 'bookingId', b->>'id');
  END LOOP;
  IF more_groups > 0 THEN
    UPDATE session SET taken_groups = taken_groups + more_groups, taken_pupils = taken_pupils + more_pupils, taken_adults = taken_adults + more_adults
    WHERE id = p_session_id;
  END IF;
  IF cardinality(accepted) > 0 THEN
    PERFORM booking_write(p_session_id, CASE WHEN cardinality(accepted) = jsonb_array_length(p_requests) THEN p_requests ELSE (
      SELECT jsonb_agg(value) FROM jsonb_array_elements(p_requests) WITH ORDINALITY WHERE ordinality = ANY (accepted)) END);
  END IF;
  RETURN answers;
END $$;

-- Writes accepted bookings of one session with all that belongs to them, in one statement for each table.
CREATE FUNCTION booking_write(p_session_id uuid, p_requests jsonb) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO booking (id, reference, session_id, booking_set_id, status, expires_at, waitlist_entry_id, language, institution_number, institution_name,
      contact_name, contact_email, contact_phone, visitor_name, visitor_email, visitor_phone, administrator_name, administrator_email, administrator_from_school,
      needs, message, invoice_gln, invoice_order_number, invoice_reference, price_ore, group_count, pupils, adults,
      local_date, school_year, department_id, offer_id, municipality_code, region_code, partnership_type, institution_kind,
      target_group, grade_stage, subject_family, subject, form, booked_by, offer_version_id, other_level,
      place_address, place_postal_code, place_city, place_notes, created_at, updated_at)
  SELECT r.id, r.reference, p_session_id, r."bookingSetId", r.status, r."expiresAt", (q.value->'waitlist'->>'id')::uuid, r.language,
      r."institutionNumber", r."institutionName",
      r."contactName", r."contactEmail", r."contactPhone", r."visitorName", r."visitorEmail", r."visitorPhone",
      r."administratorName", r."administratorEmail", coalesce(r."administratorFromSchool", false), r.needs, r.message, r."invoiceGln", r."invoiceOrderNumber",
      r."invoiceReference", r."priceOre", r."groupCount", r.pupils, r.adults, r."localDate", r."schoolYear", r."departmentId", r."offerId",
      r."municipalityCode", r."regionCode", r."partnershipType", r."institutionKind", r."targetGroup", r."gradeStage",
      r."subjectFamily", r.subject, r.form, r."bookedBy", r."offerVersionId", coalesce(r."otherLevel", false),
      r."placeAddress", r."placePostalCode", r."placeCity", r."placeNotes", (q.value->>'now')::timestamptz, (q.value->>'now')::timestamptz
  FROM jsonb_array_elements(p_requests) AS q CROSS JOIN LATERAL
    jsonb_to_record(q.value->'booking') AS r(id uuid, reference text, "bookingSetId" uuid, status booking_status, "expiresAt" timestamptz, language text,
      "institutionNumber" text, "institutionName" text, "contactName" text, "contactEmail" text, "contactPhone" text, "visitorName" text, "visitorEmail" text,
      "visitorPhone" text, "administratorName" text, "administratorEmail" text, "administratorFromSchool" boolean, needs text, message text, "invoiceGln" text,
      "invoiceOrderNumber" text, "invoiceReference" text, "priceOre" integer, "groupCount" integer, pupils integer, adults integer,
      "localDate" date, "schoolYear" text, "departmentId" uuid, "offerId" uuid, "municipalityCode" text, "regionCode" text,
      "partnershipType" partnership_type, "institutionKind" institution_kind, "targetGroup" target_group, "gradeStage" grade_stage,
      "subjectFamily" subject_family, subject text, form offer_form, "bookedBy" uuid, "offerVersionId" uuid, "otherLevel" boolean,
      "placeAddress" text, "placePostalCode" text, "placeCity" text, "placeNotes" text);
  INSERT INTO booking_group (id, booking_id, position, label, grade_level, age_group, study_year, special_education, pupils, adults)
  SELECT g.id, (q.value->'booking'->>'id')::uuid, g.position, g.label, g."gradeLevel", g."ageGroup", g."studyYear", g."specialEducation", g.pupils, g.adults
  FROM jsonb_array_elements(p_requests) AS q CROSS JOIN LATERAL
    jsonb_to_recordset(q.value->'groups') AS g(id uuid, position smallint, label text, "gradeLevel" smallint, "ageGroup" age_group,
      "studyYear" smallint, "specialEducation" boolean, pupils integer, adults integer);
  INSERT INTO head_approval (booking_id, name, email, asked_at, due_at)
  SELECT (q.value->'booking'->>'id')::uuid, q.value->'head'->>'name', q.value->'head'->>'email', (q.value->>'now')::timestamptz,
         (q.value->'head'->>'dueAt')::timestamptz
  FROM jsonb_array_elements(p_requests) AS q WHERE jsonb_typeof(q.value->'head') = 'object';
  INSERT INTO idempotency_key (key, request_hash, booking_id, created_at)
  SELECT q.value->'idempotency'->>'key', q.value->'idempotency'->>'hash', (q.value->'booking'->>'id')::uuid, (q.value->>'now')::timestamptz
  FROM jsonb_array_elements(p_requests) AS q WHERE q.value->'idempotency'->>'key' IS NOT NULL;
  INSERT INTO outbox_mail (id, booking_id, kind, recipient_role, recipient_name, recipient_email, calendar_method, sequence,
                           message_id, dedupe_key, stream_key, language, facts, run_after, created_at)
  SELECT m.id, (q.value->'booking'->>'id')::uuid, m.kind, m."recipientRole", m."recipientName", m."recipientEmail", m."calendarMethod", 0,
         m."messageId", (q.value->'booking'->>'id') || ':' || m.kind || ':0:' || m."recipientEmail",
         (q.value->'booking'->>'id') || ':' || m."recipientEmail", q.value->'booking'->>'language', coalesce(m.facts, q.value->'mailFacts'),
         (q.value->>'now')::timestamptz, (q.value->>'now')::timestamptz
  FROM jsonb_array_elements(p_requests) AS q CROSS JOIN LATERAL
    jsonb_to_recordset(q.value->'mails') AS m(id uuid, kind mail_kind, "recipientRole" recipient_role, "recipientName" text,
      "recipientEmail" text, "calendarMethod" text, "messageId" text, facts jsonb)
  ON CONFLICT (dedupe_key) DO NOTHING;
  INSERT INTO audit_event (id, at, actor, account_id, role, action, booking_id, session_id, department_id, offer_id, institution_number, details)
  SELECT (q.value->'audit'->>'id')::uuid, (q.value->>'now')::timestamptz, q.value->'audit'->>'actor', (q.value->'audit'->>'accountId')::uuid,
         (q.value->'audit'->>'role')::role, q.value->'audit'->>'action', (q.value->'booking'->>'id')::uuid, p_session_id,
         (q.value->'booking'->>'departmentId')::uuid, (q.value->'booking'->>'offerId')::uuid, q.value->'booking'->>'institutionNumber',
         coalesce(q.value->'audit'->'details', '{}')
  FROM jsonb_array_elements(p_requests) AS q;
END $$;

-- Several classes, all or none: p: { parts: [{ sessionId, version, request }] } with requests as above, the idempotency key with the first.
-- Answers { outcome: created | replayed | mismatch, bookingId } or { outcome: full | stale | missing | promote | free, part, left? }.
CREATE FUNCTION booking_create_set(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  part record;
  answer jsonb;
  first_answer jsonb;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(p->'parts'->0->'request'->'idempotency'->>'key', 7))
  WHERE p->'parts'->0->'request'->'idempotency'->>'key' IS NOT NULL;
  PERFORM id FROM session WHERE id IN (SELECT (value->>'sessionId')::uuid FROM jsonb_array_elements(p->'parts')) ORDER BY id FOR UPDATE;
  PERFORM site_hours_lock(ARRAY(SELECT (value->>'sessionId')::uuid FROM jsonb_array_elements(p->'parts')));
  FOR part IN SELECT value, ordinality - 1 AS at FROM jsonb_array_elements(p->'parts') WITH ORDINALITY LOOP
    answer := booking_create((part.value->>'sessionId')::uuid, (part.value->>'version')::integer, jsonb_build_array(part.value->'request'))->0;
    IF part.at = 0 THEN first_answer := answer; END IF;
    IF answer->>'outcome' IN ('replayed', 'mismatch') THEN RETURN answer; END IF;
    IF answer->>'outcome' <> 'created' THEN
      RAISE EXCEPTION USING ERRCODE = 'P5001', MESSAGE = (answer || jsonb_build_object('part', part.at))::text;
    END IF;
  END LOOP;
  RETURN first_answer;
EXCEPTION WHEN SQLSTATE 'P5001' THEN
  RETURN SQLERRM::jsonb;
END $$;

-- Changing -------------------------------------------------------------------------------------------------------------------
-- As before (20261122160300), and lapsed holds make way; what comes free is asked for by those who wait first.
-- Answers { outcome: changed | stale | full | promote, left? }.
CREATE OR REPLACE FUNCTION booking_change(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  s session%ROWTYPE;
  v_groups integer; v_pupils integer; v_adults integer;
  v_now timestamptz := (p->>'now')::timestamptz;
BEGIN
  SELECT * INTO s FROM session WHERE id = (SELECT session_id FROM booking WHERE id = (p->>'bookingId')::uuid) FOR UPDATE;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  -- What has been held is history: recorded attendance ends changing and cancelling.
  IF b.id IS NULL OR b.session_id <> s.id OR b.version <> (p->>'version')::integer OR s.state = 'CANCELLED'
     OR b.status NOT IN ('REQUESTED', 'CONFIRMED', 'OFFERED', 'WAITING') OR EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id) THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  v_groups := (p->'sums'->>'groupCount')::integer - b.group_count;
  v_pupils := (p->'sums'->>'pupils')::integer - b.pupils;
  v_adults := (p->'sums'->>'adults')::integer - b.adults;
  IF b.status <> 'WAITING' THEN
    IF s.promotion_due IS NOT NULL AND (v_groups > 0 OR v_pupils > 0 OR v_adults > 0) THEN RETURN jsonb_build_object('outcome', 'promote'); END IF;
    IF NOT session_makes_room(s.id, v_groups, v_pupils, v_adults, v_now) THEN
      SELECT * INTO s FROM session WHERE id = s.id;
      RETURN jsonb_build_object('outcome', 'full', 'left', session_left(s));
    END IF;
    UPDATE session SET taken_groups = taken_groups + v_groups, taken_pupils = taken_pupils + v_pupils, taken_adults = taken_adults + v_adults
    WHERE id = s.id;
  END IF;
  UPDATE booking SET group_count = (p->'sums'->>'groupCount')::integer, pupils = (p->'sums'->>'pupils')::integer,
      adults = (p->'sums'->>'adults')::integer, target_group = (p->>'targetGroup')::target_group, grade_stage = (p->>'gradeStage')::grade_stage,
      price_ore = (p->>'priceOre')::integer, needs = p->>'needs', message = p->>'message', invoice_gln = p->>'invoiceGln',
      invoice_order_number = p->>'invoiceOrderNumber', invoice_reference = p->>'invoiceReference',
      place_address = CASE WHEN p ? 'place' THEN p->'place'->>'address' ELSE place_address END,
      place_postal_code = CASE WHEN p ? 'place' THEN p->'place'->>'postalCode' ELSE place_postal_code END,
      place_city = CASE WHEN p ? 'place' THEN p->'place'->>'city' ELSE place_city END,
      place_notes = CASE WHEN p ? 'place' THEN p->'place'->>'notes' ELSE place_notes END,
      sequence = sequence + CASE WHEN (p->>'mailed')::boolean THEN 1 ELSE 0 END, version = version + 1, updated_at = v_now
  WHERE id = b.id RETURNING * INTO b;
  IF jsonb_typeof(p->'groups') = 'array' THEN
    -- Positions are unique: those that stay move out of the way first.
    DELETE FROM booking_group WHERE booking_id = b.id
      AND id NOT IN (SELECT (g->>'id')::uuid FROM jsonb_array_elements(p->'groups') AS g);
    UPDATE booking_group SET position = position + 1000 WHERE booking_id = b.id;
    UPDATE booking_group SET position = g.position, label = g.label, grade_level = g."gradeLevel", age_group = g."ageGroup",
        study_year = g."studyYear", special_education = g."specialEducation", pupils = g.pupils, adults = g.adults
    FROM jsonb_to_recordset(p->'groups') AS g(id uuid, position smallint, label text, "gradeLevel" smallint, "ageGroup" age_group,
        "studyYear" smallint, "specialEducation" boolean, pupils integer, adults integer)
    WHERE booking_group.id = g.id AND booking_group.booking_id = b.id;
    PERFORM booking_write_groups(b.id, (
      SELECT coalesce(jsonb_agg(g), '[]') FROM jsonb_array_elements(p->'groups') AS g
      WHERE NOT EXISTS (SELECT 1 FROM booking_group WHERE id = (g->>'id')::uuid)));
  END IF;
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, s.id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'changed');
END $$;

-- As before (20261122221500), with holds that make way. `releaseHoldId`: a hold on the target whose places the booking takes over
-- (an accepted proposal). `confirm`: the move also confirms a request.
-- Answers { outcome: moved | full | stale | promote, left? }.
CREATE OR REPLACE FUNCTION booking_move(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  source_id uuid;
  target session%ROWTYPE;
  d jsonb := p->'dimensions';
  v_now timestamptz := (p->>'now')::timestamptz;
  v_held boolean := false;
BEGIN
  SELECT session_id INTO source_id FROM booking WHERE id = (p->>'bookingId')::uuid;
  PERFORM id FROM session WHERE id IN (source_id, (p->>'toSessionId')::uuid) ORDER BY id FOR UPDATE;
  PERFORM site_hours_lock(ARRAY[source_id, (p->>'toSessionId')::uuid]);
  SELECT * INTO target FROM session WHERE id = (p->>'toSessionId')::uuid;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  IF b.id IS NULL OR target.id IS NULL OR b.session_id <> source_id OR b.version <> (p->>'version')::integer
     OR b.status NOT IN ('REQUESTED', 'CONFIRMED', 'OFFERED') OR target.id = source_id OR target.offer_id <> b.offer_id
     OR target.state <> 'OPEN' OR target.version <> (p->>'toVersion')::integer
     OR EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id) THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  IF p->>'releaseHoldId' IS NOT NULL THEN
    v_held := booking_hold_release((p->>'releaseHoldId')::uuid, v_now);
  END IF;
  IF target.promotion_due IS NOT NULL AND NOT v_held THEN RETURN jsonb_build_object('outcome', 'promote'); END IF;
  IF NOT session_makes_room(target.id, b.group_count, b.pupils, b.adults, v_now) THEN
    SELECT * INTO target FROM session WHERE id = target.id;
    RETURN jsonb_build_object('outcome', 'full', 'left', session_left(target));
  END IF;
  UPDATE session SET taken_groups = taken_groups - b.group_count, taken_pupils = taken_pupils - b.pupils, taken_adults = taken_adults - b.adults
  WHERE id = source_id;
  UPDATE session SET taken_groups = taken_groups + b.group_count, taken_pupils = taken_pupils + b.pupils, taken_adults = taken_adults + b.adults
  WHERE id = target.id;
  UPDATE booking SET session_id = target.id, local_date = (d->>'localDate')::date, school_year = d->>'schoolYear',
      municipality_code = d->>'municipalityCode', region_code = d->>'regionCode',
      partnership_type = (d->>'partnershipType')::partnership_type, institution_kind = (d->>'institutionKind')::institution_kind,
      status = CASE WHEN (p->>'confirm')::boolean THEN 'CONFIRMED' ELSE status END,
      expires_at = CASE WHEN (p->>'confirm')::boolean THEN NULL ELSE expires_at END,
      sequence = sequence + 1, version = version + 1, updated_at = v_now
  WHERE id = b.id RETURNING * INTO b;
  PERFORM review_close(b.id, 'MOVED', v_now, (p->'audit'->>'accountId')::uuid);
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, target.id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'moved');
END $$;

-- Gives a booking's places back, if it has any, and sets its next state: ends it (cancelled, declined, withdrawn, expired), or puts it
-- back on the waiting list. p: { bookingId, version, now, status, reason?, code?, lapsed?: boolean, expiresAt?, sessionId?, mails, audit }
-- `headGoesOn`: the question to the school's head goes on with the other classes of its set. `lapsed`: only if its time is over. `status` WAITING: `expiresAt` is its new end and `sessionId` the session it first asked for.
-- A request that is cancelled is withdrawn (by the school) or declined (by the venue); what waits or was offered is withdrawn.
-- Answers { outcome: cancelled | stale }.
CREATE OR REPLACE FUNCTION booking_cancel(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  s session%ROWTYPE;
  v_now timestamptz := (p->>'now')::timestamptz;
  v_status booking_status := (p->>'status')::booking_status;
BEGIN
  SELECT * INTO s FROM session WHERE id = (SELECT session_id FROM booking WHERE id = (p->>'bookingId')::uuid) FOR UPDATE;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  IF b.status <> 'CONFIRMED' AND v_status IN ('CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE') THEN
    v_status := CASE WHEN b.status = 'REQUESTED' AND v_status = 'CANCELLED_BY_VENUE' THEN 'DECLINED' ELSE 'WITHDRAWN' END;
  END IF;
  -- What has been held is history: recorded attendance ends changing and cancelling.
  IF b.id IS NULL OR b.session_id <> s.id OR b.version <> (p->>'version')::integer
     OR b.status NOT IN ('REQUESTED', 'CONFIRMED', 'WAITING', 'OFFERED')
     OR (coalesce((p->>'lapsed')::boolean, false) AND (b.expires_at IS NULL OR b.expires_at > v_now))
     OR EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id) THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  IF b.status <> 'WAITING' THEN
    UPDATE session SET taken_groups = taken_groups - b.group_count, taken_pupils = taken_pupils - b.pupils, taken_adults = taken_adults - b.adults
    WHERE id = s.id;
  END IF;
  UPDATE booking SET status = v_status,
      cancelled_at = CASE WHEN v_status IN ('CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE') THEN v_now END,
      cancel_reason = p->>'reason', end_code = (p->>'code')::booking_end_code,
      expires_at = CASE WHEN v_status = 'WAITING' THEN (p->>'expiresAt')::timestamptz END,
      session_id = CASE WHEN v_status = 'WAITING' THEN coalesce((p->>'sessionId')::uuid, session_id) ELSE session_id END,
      sequence = sequence + 1, version = version + 1, updated_at = v_now
  WHERE id = b.id RETURNING * INTO b;
  IF b.waitlist_entry_id IS NOT NULL THEN
    IF v_status = 'WAITING' THEN
      UPDATE waitlist_entry SET offers_missed = offers_missed + 1 WHERE id = b.waitlist_entry_id;
    ELSE
      PERFORM waitlist_entry_close(b.waitlist_entry_id, v_now);
    END IF;
  END IF;
  PERFORM review_close(b.id, 'CANCELLED', v_now, (p->'audit'->>'accountId')::uuid);
  UPDATE time_proposal SET outcome = 'WITHDRAWN', closed_at = v_now WHERE booking_id = b.id AND outcome IS NULL;
  -- What the school's head was asked, or has said, goes on with the classes that remain.
  IF coalesce((p->>'headGoesOn')::boolean, false) THEN
    UPDATE head_approval SET booking_id = rest.id FROM (
      SELECT id FROM booking WHERE booking_set_id = b.booking_set_id AND status = 'REQUESTED' ORDER BY created_at, id LIMIT 1) AS rest
    WHERE head_approval.booking_id = b.id;
  END IF;
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, s.id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'cancelled');
END $$;

-- An entry is over when none of its bookings waits or is offered places any more. Two of them may end at once, at two sessions: the
-- second waits for the first, and then sees it.
CREATE FUNCTION waitlist_entry_close(p_id uuid, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM FROM waitlist_entry WHERE id = p_id FOR UPDATE;
  UPDATE waitlist_entry SET closed_at = p_now
  WHERE id = p_id AND closed_at IS NULL
    AND NOT EXISTS (SELECT 1 FROM booking WHERE waitlist_entry_id = p_id AND status IN ('WAITING', 'OFFERED'));
END $$;

-- A request or an offered place becomes a booking (or, for places offered where the head has to confirm, a request); the places stay.
-- p: { bookingId, version, now, status: CONFIRMED | REQUESTED, expiresAt?, head?, inTime?: boolean, mails, audit }
-- `inTime`: only before it has expired. Answers { outcome: confirmed | stale }.
CREATE FUNCTION booking_confirm(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  v_now timestamptz := (p->>'now')::timestamptz;
BEGIN
  PERFORM FROM session WHERE id = (SELECT session_id FROM booking WHERE id = (p->>'bookingId')::uuid) FOR UPDATE;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  IF b.id IS NULL OR b.version <> (p->>'version')::integer OR b.status NOT IN ('REQUESTED', 'OFFERED')
     OR (coalesce((p->>'inTime')::boolean, false) AND b.expires_at <= v_now) THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  UPDATE booking SET status = (p->>'status')::booking_status, expires_at = (p->>'expiresAt')::timestamptz,
      sequence = sequence + 1, version = version + 1, updated_at = v_now
  WHERE id = b.id RETURNING * INTO b;
  IF jsonb_typeof(p->'head') = 'object' THEN
    INSERT INTO head_approval (booking_id, name, email, asked_at, due_at)
    VALUES (b.id, p->'head'->>'name', p->'head'->>'email', v_now, (p->'head'->>'dueAt')::timestamptz)
    ON CONFLICT (booking_id) DO NOTHING;
  END IF;
  IF b.waitlist_entry_id IS NOT NULL THEN PERFORM waitlist_entry_close(b.waitlist_entry_id, v_now); END IF;
  UPDATE time_proposal SET outcome = 'WITHDRAWN', closed_at = v_now WHERE booking_id = b.id AND outcome IS NULL;
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, b.session_id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'confirmed');
END $$;

-- Offers places to an entry of the waiting list: to all its bookings or to none.
-- p: { entryId, now, expiresAt, parts: [{ bookingId, version, sessionId, sessionVersion, dimensions, mails, audit }] }
-- Answers { outcome: offered } or { outcome: full | stale, part }.
CREATE FUNCTION waitlist_offer(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  part record;
  d jsonb;
  b booking%ROWTYPE;
  s session%ROWTYPE;
  v_now timestamptz := (p->>'now')::timestamptz;
BEGIN
  PERFORM id FROM session WHERE id IN (
    SELECT (value->>'sessionId')::uuid FROM jsonb_array_elements(p->'parts')
    UNION SELECT session_id FROM booking WHERE waitlist_entry_id = (p->>'entryId')::uuid) ORDER BY id FOR UPDATE;
  PERFORM site_hours_lock(ARRAY(SELECT (value->>'sessionId')::uuid FROM jsonb_array_elements(p->'parts')));
  PERFORM FROM waitlist_entry WHERE id = (p->>'entryId')::uuid FOR UPDATE;
  IF (SELECT count(*) FROM booking WHERE waitlist_entry_id = (p->>'entryId')::uuid AND status = 'WAITING') <> jsonb_array_length(p->'parts') THEN
    RETURN jsonb_build_object('outcome', 'stale', 'part', 0);
  END IF;
  FOR part IN SELECT value, ordinality - 1 AS at FROM jsonb_array_elements(p->'parts') WITH ORDINALITY LOOP
    d := part.value->'dimensions';
    SELECT * INTO b FROM booking WHERE id = (part.value->>'bookingId')::uuid FOR UPDATE;
    SELECT * INTO s FROM session WHERE id = (part.value->>'sessionId')::uuid;
    IF b.id IS NULL OR b.status <> 'WAITING' OR b.version <> (part.value->>'version')::integer OR b.waitlist_entry_id <> (p->>'entryId')::uuid
       OR s.id IS NULL OR s.state <> 'OPEN' OR s.version <> (part.value->>'sessionVersion')::integer OR s.offer_id <> b.offer_id THEN
      RAISE EXCEPTION USING ERRCODE = 'P5001', MESSAGE = jsonb_build_object('outcome', 'stale', 'part', part.at)::text;
    END IF;
    IF NOT session_makes_room(s.id, b.group_count, b.pupils, b.adults, v_now) THEN
      RAISE EXCEPTION USING ERRCODE = 'P5001', MESSAGE = jsonb_build_object('outcome', 'full', 'part', part.at)::text;
    END IF;
    UPDATE session SET taken_groups = taken_groups + b.group_count, taken_pupils = taken_pupils + b.pupils, taken_adults = taken_adults + b.adults
    WHERE id = s.id;
    UPDATE booking SET status = 'OFFERED', expires_at = (p->>'expiresAt')::timestamptz, session_id = s.id,
        local_date = (d->>'localDate')::date, school_year = d->>'schoolYear', municipality_code = d->>'municipalityCode',
        region_code = d->>'regionCode', partnership_type = (d->>'partnershipType')::partnership_type,
        institution_kind = (d->>'institutionKind')::institution_kind, sequence = sequence + 1, version = version + 1, updated_at = v_now
    WHERE id = b.id RETURNING * INTO b;
    PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, part.value->'mails');
    PERFORM booking_write_audit(b.id, s.id, v_now, part.value->'audit');
  END LOOP;
  -- What it answered to earlier offers is remembered.
  UPDATE waitlist_entry SET skipped = (SELECT coalesce(jsonb_agg(note), '[]') FROM jsonb_array_elements(skipped) AS note
                                       WHERE note ?| '{missed,declined}')
  WHERE id = (p->>'entryId')::uuid;
  RETURN jsonb_build_object('outcome', 'offered');
EXCEPTION WHEN SQLSTATE 'P5001' THEN
  RETURN SQLERRM::jsonb;
END $$;

-- Takes a cancelled booking's places again. p: { bookingId, version, sessionVersion, now, mails, audit }
-- Answers { outcome: restored | full | stale | promote, left? }.
CREATE FUNCTION booking_restore(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  s session%ROWTYPE;
  v_now timestamptz := (p->>'now')::timestamptz;
BEGIN
  SELECT * INTO s FROM session WHERE id = (SELECT session_id FROM booking WHERE id = (p->>'bookingId')::uuid) FOR UPDATE;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  IF b.id IS NULL OR b.session_id <> s.id OR b.version <> (p->>'version')::integer OR s.version <> (p->>'sessionVersion')::integer
     OR b.status NOT IN ('CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE') OR s.state = 'CANCELLED' OR b.erased_at IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  IF s.promotion_due IS NOT NULL THEN RETURN jsonb_build_object('outcome', 'promote'); END IF;
  IF NOT session_makes_room(s.id, b.group_count, b.pupils, b.adults, v_now) THEN
    SELECT * INTO s FROM session WHERE id = s.id;
    RETURN jsonb_build_object('outcome', 'full', 'left', session_left(s));
  END IF;
  UPDATE session SET taken_groups = taken_groups + b.group_count, taken_pupils = taken_pupils + b.pupils, taken_adults = taken_adults + b.adults
  WHERE id = s.id;
  UPDATE booking SET status = 'CONFIRMED', cancelled_at = NULL, cancel_reason = NULL, end_code = NULL,
      sequence = sequence + 1, version = version + 1, updated_at = v_now
  WHERE id = b.id RETURNING * INTO b;
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, s.id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'restored');
END $$;

-- Who the booking belongs to and who comes: p: { bookingId, version, now, contact: { name, email, phone }, visitor, administrator | null,
-- administratorFromSchool, handedOver: boolean, mailed: boolean, mails, audit }. Handing over voids the links given before.
-- Answers { outcome: changed | stale }.
CREATE FUNCTION booking_set_people(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  v_now timestamptz := (p->>'now')::timestamptz;
BEGIN
  PERFORM FROM session WHERE id = (SELECT session_id FROM booking WHERE id = (p->>'bookingId')::uuid) FOR UPDATE;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  IF b.id IS NULL OR b.version <> (p->>'version')::integer OR b.status NOT IN ('REQUESTED', 'CONFIRMED', 'OFFERED', 'WAITING') OR b.erased_at IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  UPDATE booking SET contact_name = p->'contact'->>'name', contact_email = p->'contact'->>'email', contact_phone = p->'contact'->>'phone',
      visitor_name = p->'visitor'->>'name', visitor_email = p->'visitor'->>'email', visitor_phone = p->'visitor'->>'phone',
      administrator_name = p->'administrator'->>'name', administrator_email = p->'administrator'->>'email',
      administrator_from_school = (p->>'administratorFromSchool')::boolean,
      booked_by = CASE WHEN (p->>'handedOver')::boolean THEN NULL ELSE booked_by END,
      link_version = link_version + CASE WHEN (p->>'handedOver')::boolean THEN 1 ELSE 0 END,
      sequence = sequence + CASE WHEN (p->>'mailed')::boolean THEN 1 ELSE 0 END, version = version + 1, updated_at = v_now
  WHERE id = b.id RETURNING * INTO b;
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, b.session_id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'changed');
END $$;

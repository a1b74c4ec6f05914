-- What must hold about planning whatever the program does, and what is derived in the same transaction.

-- Offers
ALTER TABLE offer ADD CONSTRAINT offer_buffers CHECK (
  buffer_before_minutes BETWEEN 0 AND 240 AND buffer_after_minutes BETWEEN 0 AND 240 AND travel_minutes BETWEEN 0 AND 240);
ALTER TABLE offer ADD CONSTRAINT offer_meetings CHECK (meeting_count BETWEEN 1 AND 40 AND (meeting_count = 1 OR form = 'COURSE'));
ALTER TABLE offer ADD CONSTRAINT offer_educators CHECK (educators_needed BETWEEN 0 AND 10);
ALTER TABLE offer ADD CONSTRAINT offer_season CHECK (
  (season_from IS NULL) = (season_to IS NULL) AND season_from ~ '^(0[1-9]|1[0-2])-([0-2][0-9]|3[01])$' AND season_to ~ '^(0[1-9]|1[0-2])-([0-2][0-9]|3[01])$');
ALTER TABLE offer ADD CONSTRAINT offer_json_lists CHECK (jsonb_typeof(adult_ratios) = 'array' AND jsonb_typeof(goals) = 'array');
ALTER TABLE offer ADD CONSTRAINT offer_image_has_words CHECK (image_file_id IS NULL OR num_nulls(image_alt_da, image_alt_en) = 0);
ALTER TABLE offer ADD CONSTRAINT offer_image_focus CHECK (image_focus_x BETWEEN 0 AND 100 AND image_focus_y BETWEEN 0 AND 100);
ALTER TABLE offer_version ADD CONSTRAINT offer_version_number CHECK (number >= 1);
ALTER TABLE offer_resource ADD CONSTRAINT offer_resource_quantity CHECK (quantity BETWEEN 1 AND 1000);
ALTER TABLE curriculum_set ADD CONSTRAINT curriculum_set_span CHECK (valid_to > valid_from);
ALTER TABLE curriculum_goal ADD CONSTRAINT curriculum_goal_grades CHECK (
  (grade_from IS NULL) = (grade_to IS NULL) AND grade_from >= 0 AND grade_to <= 10 AND grade_from <= grade_to);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_size CHECK (size_bytes = octet_length(bytes) AND size_bytes BETWEEN 1 AND 20000000);
ALTER TABLE stored_file ADD CONSTRAINT stored_file_type CHECK (
  content_type IN ('application/pdf', 'image/webp') AND (content_type = 'image/webp') = (width IS NOT NULL AND height IS NOT NULL));

CREATE FUNCTION offer_version_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'offer_version is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER offer_version_is_append_only BEFORE UPDATE OR DELETE ON offer_version FOR EACH ROW
  EXECUTE FUNCTION offer_version_is_append_only();

-- An offer as a version keeps it. `booked`: what a booking shows and decides by, with the keys of SESSION_JSON
-- (server/bookings/booking.store.ts); `shown`: the rest of what schools read.
CREATE FUNCTION offer_content(p_offer_id uuid) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object(
    'booked', jsonb_build_object(
      'title', jsonb_build_object('da', o.title_da, 'en', o.title_en),
      'clothing', jsonb_build_object('da', o.clothing_da, 'en', o.clothing_en),
      'subjectFamily', o.subject_family, 'subject', o.subject, 'form', o.form, 'confirmation', o.confirmation,
      'targetGroups', to_jsonb(o.target_groups), 'gradeFrom', o.grade_from, 'gradeTo', o.grade_to,
      'ageGroups', to_jsonb(coalesce(o.age_groups, '{}')), 'minPupils', o.min_pupils, 'maxPupils', o.max_pupils,
      'maxGroups', o.max_groups, 'pupilsPerAdult', o.pupils_per_adult, 'adultRatios', o.adult_ratios,
      'leadTimeWorkingDays', o.lead_time_working_days, 'cancellationWorkingDays', o.cancellation_working_days,
      'priceOre', o.price_ore, 'priceNote', jsonb_build_object('da', o.price_note_da, 'en', o.price_note_en)),
    'shown', jsonb_build_object(
      'teaser', jsonb_build_object('da', o.teaser_da, 'en', o.teaser_en),
      'description', jsonb_build_object('da', o.description_da, 'en', o.description_en),
      'programme', o.programme, 'subjects', to_jsonb(o.subjects), 'goals', o.goals, 'languages', to_jsonb(o.languages),
      'durationMinutes', o.duration_minutes, 'meetingCount', o.meeting_count, 'seasonFrom', o.season_from, 'seasonTo', o.season_to,
      'siteId', o.site_id, 'imageFileId', o.image_file_id,
      'materials', (SELECT coalesce(jsonb_agg(jsonb_build_object(
          'phase', m.phase, 'title', jsonb_build_object('da', m.title_da, 'en', m.title_en),
          'note', jsonb_build_object('da', m.note_da, 'en', m.note_en), 'body', jsonb_build_object('da', m.body_da, 'en', m.body_en),
          'fileId', m.file_id) ORDER BY m.phase, m.position), '[]') FROM material m WHERE m.offer_id = o.id)))
  FROM offer o WHERE o.id = p_offer_id
$$;

-- Keeps the offer as it stands as a new version and makes it the current one, unless nothing has changed. Bookings made before
-- there was any version get the first one: call this before the first change as well. Answers the current version's id.
CREATE FUNCTION offer_keep_version(p_offer_id uuid, p_by uuid, p_now timestamptz) RETURNS uuid LANGUAGE plpgsql AS $$
DECLARE
  before offer_version%ROWTYPE;
  now_content jsonb;
  new_id uuid;
BEGIN
  PERFORM FROM offer WHERE id = p_offer_id FOR UPDATE;
  SELECT v.* INTO before FROM offer o JOIN offer_version v ON v.id = o.current_version_id WHERE o.id = p_offer_id;
  now_content := offer_content(p_offer_id);
  IF before.id IS NOT NULL AND before.content = now_content THEN
    RETURN before.id;
  END IF;
  INSERT INTO offer_version (id, offer_id, number, content, created_at, created_by)
  SELECT md5(p_offer_id || ':' || coalesce(max(number), 0) + 1)::uuid, p_offer_id, coalesce(max(number), 0) + 1, now_content, p_now, p_by
  FROM offer_version WHERE offer_id = p_offer_id
  RETURNING id INTO new_id;
  UPDATE offer SET current_version_id = new_id WHERE id = p_offer_id;
  IF before.id IS NULL THEN
    UPDATE booking SET offer_version_id = new_id WHERE offer_id = p_offer_id AND offer_version_id IS NULL;
  END IF;
  RETURN new_id;
END $$;

-- Sessions
ALTER TABLE session ADD CONSTRAINT session_buffers CHECK (
  buffer_before_minutes BETWEEN 0 AND 240 AND buffer_after_minutes BETWEEN 0 AND 240 AND travel_minutes BETWEEN 0 AND 240);
ALTER TABLE session ADD CONSTRAINT session_educators CHECK (educators_needed BETWEEN 0 AND 10);
ALTER TABLE session ADD CONSTRAINT session_cancellation CHECK (
  state = 'CANCELLED' OR num_nonnulls(cancelled_at, cancel_cause, cancel_message) = 0);
ALTER TABLE session_meeting ADD CONSTRAINT session_meeting_has_length CHECK (ends_at > starts_at);
ALTER TABLE session_meeting ADD CONSTRAINT session_meeting_position CHECK (position BETWEEN 2 AND 40);
ALTER TABLE session_resource ADD CONSTRAINT session_resource_quantity CHECK (quantity BETWEEN 1 AND 1000);

-- Rooms, kits and their hours
ALTER TABLE resource ADD CONSTRAINT resource_quantity CHECK (quantity BETWEEN 1 AND 1000 AND (pooled OR quantity = 1));
ALTER TABLE resource ADD CONSTRAINT resource_parts CHECK (
  parent_id IS NULL OR (parent_id <> id AND kind = 'ROOM' AND NOT pooled));
ALTER TABLE resource ADD CONSTRAINT resource_meeting_point CHECK (kind <> 'MEETING_POINT' OR (NOT pooled AND site_id IS NOT NULL));
ALTER TABLE resource ADD CONSTRAINT resource_seats CHECK (seats BETWEEN 1 AND 10000);
ALTER TABLE opening_hours ADD CONSTRAINT opening_hours_of_one CHECK (num_nonnulls(site_id, resource_id) = 1);
ALTER TABLE opening_hours ADD CONSTRAINT opening_hours_span CHECK (
  weekday BETWEEN 1 AND 7 AND opens_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND closes_at ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'
  AND closes_at > opens_at);
ALTER TABLE closed_day ADD CONSTRAINT closed_day_span CHECK (valid_to > valid_from AND num_nonnulls(site_id, resource_id) <= 1);
ALTER TABLE school_holiday ADD CONSTRAINT school_holiday_span CHECK (valid_to > valid_from AND school_year ~ '^[0-9]{4}/[0-9]{2}$');

-- People's own time
ALTER TABLE working_hours ADD CONSTRAINT working_hours_span CHECK (
  weekday BETWEEN 1 AND 7 AND starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$' AND ends_at ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$'
  AND ends_at > starts_at AND valid_to > valid_from);
ALTER TABLE working_day_exception ADD CONSTRAINT working_day_exception_span CHECK (
  (starts_at IS NULL) = (ends_at IS NULL) AND starts_at ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
  AND ends_at ~ '^(([01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' AND ends_at > starts_at);
ALTER TABLE absence ADD CONSTRAINT absence_span CHECK (ends_at > starts_at);
ALTER TABLE absence ADD CONSTRAINT absence_once_at_a_time EXCLUDE USING gist (account_id WITH =, tstzrange(starts_at, ends_at) WITH &&);
ALTER TABLE educator_request ADD CONSTRAINT educator_request_answered CHECK ((state IN ('ACCEPTED', 'DECLINED')) = (answered_at IS NOT NULL));
ALTER TABLE educator_request ADD CONSTRAINT educator_request_one_open
  EXCLUDE USING btree (session_id WITH =, account_id WITH =) WHERE (state = 'ASKED');
ALTER TABLE blocked_time ADD CONSTRAINT blocked_time_span CHECK (ends_at > starts_at AND ends_at <= starts_at + interval '31 days');
ALTER TABLE blocked_time_resource ADD CONSTRAINT blocked_time_resource_quantity CHECK (quantity BETWEEN 1 AND 1000);

-- Review
ALTER TABLE review_task ADD CONSTRAINT review_task_closed CHECK ((outcome IS NULL) = (closed_at IS NULL) AND (closed_by IS NULL OR outcome IS NOT NULL));
ALTER TABLE review_task ADD CONSTRAINT review_task_one_open EXCLUDE USING btree (booking_id WITH =) WHERE (outcome IS NULL);

-- Feeds: of a school, of a resource, or of oneself.
ALTER TABLE calendar_feed DROP CONSTRAINT calendar_feed_scope;
ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_scope CHECK (
  (kind = 'SCHOOL') = (institution_number IS NOT NULL) AND (kind = 'RESOURCE') = (resource_id IS NOT NULL));
ALTER TABLE calendar_feed DROP CONSTRAINT calendar_feed_one_live;
ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_one_live EXCLUDE USING gist (
  account_id WITH =, kind WITH =, (coalesce(institution_number, resource_id::text, '')) WITH =) WHERE (revoked_at IS NULL);

-- Who is taken when ----------------------------------------------------------------------------------------------------------
ALTER TABLE allocation ADD CONSTRAINT allocation_by_one CHECK (num_nonnulls(session_id, blocked_time_id) = 1);
ALTER TABLE allocation ADD CONSTRAINT allocation_of_one CHECK (
  num_nonnulls(account_id, resource_id) = 1 AND (resource_id IS NULL) = (via_resource_id IS NULL));
ALTER TABLE allocation ADD CONSTRAINT allocation_quantity CHECK (quantity >= 1 AND (pooled OR quantity = 1) AND (account_id IS NULL OR NOT pooled));
ALTER TABLE allocation ADD CONSTRAINT allocation_has_length CHECK (NOT isempty(during) AND lower_inc(during) AND NOT upper_inc(during));
-- Deferrable, so that a whole day can be moved at once (SET CONSTRAINTS … DEFERRED); checked after each statement otherwise.
ALTER TABLE allocation ADD CONSTRAINT educator_once_at_a_time
  EXCLUDE USING gist (account_id WITH =, during WITH &&) WHERE (account_id IS NOT NULL) DEFERRABLE INITIALLY IMMEDIATE;
ALTER TABLE allocation ADD CONSTRAINT resource_once_at_a_time
  EXCLUDE USING gist (resource_id WITH =, during WITH &&) WHERE (resource_id IS NOT NULL AND NOT pooled) DEFERRABLE INITIALLY IMMEDIATE;

-- Most of a pooled resource that is taken at any one moment of a span.
CREATE FUNCTION resource_peak(p_resource_id uuid, p_during tstzrange) RETURNS integer LANGUAGE sql STABLE AS $$
  SELECT coalesce(max(taken), 0)::integer FROM (
    SELECT (SELECT sum(a.quantity) FROM allocation a WHERE a.resource_id = p_resource_id AND a.pooled AND a.during @> edge.at) AS taken
    FROM (SELECT lower(p_during) AS at
          UNION SELECT lower(b.during) FROM allocation b
          WHERE b.resource_id = p_resource_id AND b.pooled AND b.during && p_during AND lower(b.during) > lower(p_during)) AS edge) AS peaks
$$;

-- Never more of a pool than there is. The resource's row is locked: two who take the last ones come one after the other.
CREATE FUNCTION allocation_within_pool() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  stock integer;
BEGIN
  -- Not FOR UPDATE: whoever has just named the resource holds its key (FOR KEY SHARE), and two of them would wait for each other.
  SELECT quantity INTO stock FROM resource WHERE id = NEW.resource_id FOR NO KEY UPDATE;
  IF resource_peak(NEW.resource_id, NEW.during) > stock THEN
    RAISE EXCEPTION 'more of a pooled resource is taken than there is'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pooled_resource_within_stock', TABLE = 'allocation';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER allocation_within_pool AFTER INSERT OR UPDATE ON allocation DEFERRABLE INITIALLY IMMEDIATE
  FOR EACH ROW WHEN (NEW.pooled) EXECUTE FUNCTION allocation_within_pool();

CREATE FUNCTION resource_stock_holds() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT FROM allocation a WHERE a.resource_id = NEW.id AND a.pooled AND upper(a.during) > now()
             AND resource_peak(NEW.id, a.during) > NEW.quantity) THEN
    RAISE EXCEPTION 'more of a pooled resource is taken than there would be'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'pooled_resource_within_stock', TABLE = 'resource';
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER resource_stock_holds AFTER UPDATE OF quantity ON resource FOR EACH ROW
  WHEN (NEW.pooled AND NEW.quantity < OLD.quantity) EXECUTE FUNCTION resource_stock_holds();

-- The smallest parts of a resource: itself when it has none.
CREATE FUNCTION resource_smallest_parts(p_resource_id uuid) RETURNS TABLE (id uuid, pooled boolean) LANGUAGE sql STABLE AS $$
  WITH RECURSIVE tree AS (
    SELECT r.id, r.pooled FROM resource r WHERE r.id = p_resource_id
    UNION SELECT r.id, r.pooled FROM resource r JOIN tree ON r.parent_id = tree.id)
  SELECT tree.id, tree.pooled FROM tree WHERE NOT EXISTS (SELECT FROM resource r WHERE r.parent_id = tree.id)
$$;

-- All times of a session: its own and those of its further meetings.
CREATE FUNCTION session_times(p_session_id uuid) RETURNS TABLE (starts_at timestamptz, ends_at timestamptz) LANGUAGE sql STABLE AS $$
  SELECT s.starts_at, s.ends_at FROM session s WHERE s.id = p_session_id
  UNION ALL SELECT m.starts_at, m.ends_at FROM session_meeting m WHERE m.session_id = p_session_id
$$;

-- Who takes the same person or room at the same moment comes one after the other. Without it both would insert and then wait for
-- each other's row: a deadlock, found after a second, where the second of them only has to hear who was first.
CREATE FUNCTION allocation_turn(p_ids uuid[]) RETURNS void LANGUAGE sql AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(taken.id::text, 20)) FROM (SELECT DISTINCT unnest(p_ids) AS id ORDER BY 1) AS taken
$$;

CREATE FUNCTION allocate_session_educator(p_session_id uuid, p_account_id uuid) RETURNS void LANGUAGE sql AS $$
  SELECT allocation_turn(ARRAY[p_account_id]);
  INSERT INTO allocation (session_id, account_id, during)
  SELECT s.id, p_account_id, tstzrange(t.starts_at - make_interval(mins => s.buffer_before_minutes + s.travel_minutes),
                                       t.ends_at + make_interval(mins => s.buffer_after_minutes + s.travel_minutes))
  FROM session s CROSS JOIN session_times(s.id) AS t WHERE s.id = p_session_id AND s.state <> 'CANCELLED'
$$;

CREATE FUNCTION allocate_session_resource(p_session_id uuid, p_resource_id uuid, p_quantity integer) RETURNS void LANGUAGE sql AS $$
  SELECT allocation_turn(ARRAY(SELECT id FROM resource_smallest_parts(p_resource_id)));
  INSERT INTO allocation (session_id, resource_id, via_resource_id, pooled, quantity, during)
  SELECT s.id, part.id, p_resource_id, part.pooled, CASE WHEN part.pooled THEN p_quantity ELSE 1 END,
         tstzrange(t.starts_at - make_interval(mins => s.buffer_before_minutes), t.ends_at + make_interval(mins => s.buffer_after_minutes))
  FROM session s CROSS JOIN session_times(s.id) AS t CROSS JOIN resource_smallest_parts(p_resource_id) AS part
  WHERE s.id = p_session_id AND s.state <> 'CANCELLED'
$$;

CREATE FUNCTION allocate_session(p_session_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM allocation WHERE session_id = p_session_id;
  PERFORM allocate_session_educator(session_id, account_id) FROM (
    SELECT * FROM session_educator WHERE session_id = p_session_id ORDER BY account_id) AS e;
  PERFORM allocate_session_resource(session_id, resource_id, quantity) FROM session_resource WHERE session_id = p_session_id;
END $$;

CREATE FUNCTION allocate_blocked_time(p_blocked_time_id uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM allocation_turn(ARRAY(SELECT account_id FROM blocked_time_person WHERE blocked_time_id = p_blocked_time_id)
    || ARRAY(SELECT part.id FROM blocked_time_resource r CROSS JOIN resource_smallest_parts(r.resource_id) AS part
             WHERE r.blocked_time_id = p_blocked_time_id));
  DELETE FROM allocation WHERE blocked_time_id = p_blocked_time_id;
  INSERT INTO allocation (blocked_time_id, account_id, during)
  SELECT b.id, p.account_id, tstzrange(b.starts_at, b.ends_at)
  FROM blocked_time b JOIN blocked_time_person p ON p.blocked_time_id = b.id WHERE b.id = p_blocked_time_id;
  INSERT INTO allocation (blocked_time_id, resource_id, via_resource_id, pooled, quantity, during)
  SELECT b.id, part.id, r.resource_id, part.pooled, CASE WHEN part.pooled THEN r.quantity ELSE 1 END, tstzrange(b.starts_at, b.ends_at)
  FROM blocked_time b JOIN blocked_time_resource r ON r.blocked_time_id = b.id
       CROSS JOIN resource_smallest_parts(r.resource_id) AS part WHERE b.id = p_blocked_time_id;
END $$;

CREATE FUNCTION session_educator_allocates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM allocation WHERE session_id = OLD.session_id AND account_id = OLD.account_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    PERFORM allocate_session_educator(NEW.session_id, NEW.account_id);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER session_educator_allocates AFTER INSERT OR DELETE OR UPDATE OF session_id, account_id ON session_educator
  FOR EACH ROW EXECUTE FUNCTION session_educator_allocates();

CREATE FUNCTION session_resource_allocates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP <> 'INSERT' THEN
    DELETE FROM allocation WHERE session_id = OLD.session_id AND via_resource_id = OLD.resource_id;
  END IF;
  IF TG_OP <> 'DELETE' THEN
    IF (SELECT kind FROM resource WHERE id = NEW.resource_id) = 'MEETING_POINT' THEN
      RAISE EXCEPTION 'a meeting point is not taken' USING ERRCODE = 'check_violation', CONSTRAINT = 'meeting_point_is_not_taken';
    END IF;
    PERFORM allocate_session_resource(NEW.session_id, NEW.resource_id, NEW.quantity);
  END IF;
  RETURN NULL;
END $$;
CREATE TRIGGER session_resource_allocates AFTER INSERT OR UPDATE OR DELETE ON session_resource
  FOR EACH ROW EXECUTE FUNCTION session_resource_allocates();

CREATE FUNCTION session_allocates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM allocate_session(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER session_allocates AFTER UPDATE ON session FOR EACH ROW
  WHEN ((OLD.starts_at, OLD.ends_at, OLD.state = 'CANCELLED', OLD.buffer_before_minutes, OLD.buffer_after_minutes, OLD.travel_minutes)
        IS DISTINCT FROM
        (NEW.starts_at, NEW.ends_at, NEW.state = 'CANCELLED', NEW.buffer_before_minutes, NEW.buffer_after_minutes, NEW.travel_minutes))
  EXECUTE FUNCTION session_allocates();

CREATE FUNCTION session_meeting_allocates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM allocate_session(coalesce(NEW.session_id, OLD.session_id));
  RETURN NULL;
END $$;
CREATE TRIGGER session_meeting_allocates AFTER INSERT OR UPDATE OR DELETE ON session_meeting
  FOR EACH ROW EXECUTE FUNCTION session_meeting_allocates();

CREATE FUNCTION blocked_time_allocates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM allocate_blocked_time(NEW.id);
  RETURN NULL;
END $$;
CREATE TRIGGER blocked_time_allocates AFTER UPDATE OF starts_at, ends_at ON blocked_time
  FOR EACH ROW EXECUTE FUNCTION blocked_time_allocates();

CREATE FUNCTION blocked_time_part_allocates() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM allocate_blocked_time(coalesce(NEW.blocked_time_id, OLD.blocked_time_id));
  RETURN NULL;
END $$;
CREATE TRIGGER blocked_time_person_allocates AFTER INSERT OR UPDATE OR DELETE ON blocked_time_person
  FOR EACH ROW EXECUTE FUNCTION blocked_time_part_allocates();
CREATE TRIGGER blocked_time_resource_allocates AFTER INSERT OR UPDATE OR DELETE ON blocked_time_resource
  FOR EACH ROW EXECUTE FUNCTION blocked_time_part_allocates();

-- A whole that gets or loses a part takes other parts from then on: everything that takes it is allocated anew.
CREATE FUNCTION resource_part_allocates() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wholes uuid[];
BEGIN
  WITH RECURSIVE above AS (
    SELECT r.id, r.parent_id FROM resource r WHERE r.id IN (
      CASE WHEN TG_OP <> 'DELETE' THEN NEW.parent_id END, CASE WHEN TG_OP <> 'INSERT' THEN OLD.parent_id END)
    UNION SELECT r.id, r.parent_id FROM resource r JOIN above ON r.id = above.parent_id)
  SELECT array_agg(id) INTO wholes FROM above;
  IF TG_OP <> 'DELETE' AND NEW.id = ANY (wholes) THEN
    RAISE EXCEPTION 'a resource is not a part of itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'resource_parts';
  END IF;
  PERFORM allocate_session(u.session_id) FROM (SELECT DISTINCT session_id FROM session_resource WHERE resource_id = ANY (wholes)) AS u;
  PERFORM allocate_blocked_time(u.blocked_time_id)
  FROM (SELECT DISTINCT blocked_time_id FROM blocked_time_resource WHERE resource_id = ANY (wholes)) AS u;
  RETURN NULL;
END $$;
CREATE TRIGGER resource_part_allocates AFTER INSERT OR DELETE OR UPDATE OF parent_id ON resource
  FOR EACH ROW EXECUTE FUNCTION resource_part_allocates();

-- Whoever should be taken and is not, or the other way round. Empty = all is well. Rows of sessions that overlapped before there
-- was a rule against it stand here until somebody mends them: the boards show them as overlaps.
CREATE FUNCTION allocation_differences() RETURNS TABLE (session_id uuid, account_id uuid) LANGUAGE sql STABLE AS $$
  SELECT e.session_id, e.account_id FROM session_educator e JOIN session s ON s.id = e.session_id
  WHERE s.state <> 'CANCELLED'
    AND NOT EXISTS (SELECT FROM allocation a WHERE a.session_id = e.session_id AND a.account_id = e.account_id)
  UNION
  SELECT a.session_id, a.account_id FROM allocation a JOIN session s ON s.id = a.session_id
  WHERE a.account_id IS NOT NULL AND (s.state = 'CANCELLED'
    OR NOT EXISTS (SELECT FROM session_educator e WHERE e.session_id = a.session_id AND e.account_id = a.account_id))
$$;

-- Data of before: nobody teaches what schools do by themselves; overlaps of before stay, and are shown.
UPDATE offer SET educators_needed = 0 WHERE form = 'SELF_GUIDED';
UPDATE session SET educators_needed = 0 FROM offer o WHERE o.id = session.offer_id AND o.form = 'SELF_GUIDED';
DO $$
DECLARE
  e record;
BEGIN
  FOR e IN SELECT se.session_id, se.account_id FROM session_educator se JOIN session s ON s.id = se.session_id ORDER BY s.starts_at, s.id LOOP
    BEGIN
      PERFORM allocate_session_educator(e.session_id, e.account_id);
    EXCEPTION WHEN exclusion_violation THEN NULL;
    END;
  END LOOP;
END $$;
SELECT offer_keep_version(id, NULL, now()) FROM offer WHERE state <> 'DRAFT';

-- The same as before, and which version of the offer was booked.
-- Creates bookings of one session: all that fit, in the order given.
-- p_requests: [{ booking, groups, mails, audit, idempotency: { key, hash } | null, now }]
-- Answers one object per request: { outcome: created | replayed | mismatch | full | stale | missing, bookingId?, left? }.
-- `stale`: the session's own facts have changed since `p_version`: load and decide again.
CREATE OR REPLACE FUNCTION booking_create(p_session_id uuid, p_version integer, p_requests jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  s session%ROWTYPE;
  request jsonb;
  b jsonb;
  known idempotency_key%ROWTYPE;
  answers jsonb := '[]';
BEGIN
  -- The same key sent twice at once, even for two sessions: the second waits for the first.
  PERFORM pg_advisory_xact_lock(hashtextextended(keys.key, 7))
  FROM (SELECT DISTINCT r->'idempotency'->>'key' AS key FROM jsonb_array_elements(p_requests) AS r ORDER BY 1) AS keys
  WHERE keys.key IS NOT NULL;
  SELECT * INTO s FROM session WHERE id = p_session_id FOR UPDATE;
  FOR request IN SELECT value FROM jsonb_array_elements(p_requests) LOOP
    b := request->'booking';
    SELECT * INTO known FROM idempotency_key WHERE key = request->'idempotency'->>'key';
    IF FOUND THEN
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
    IF s.taken_groups + (b->>'groupCount')::integer > s.capacity_groups
       OR s.taken_pupils + (b->>'pupils')::integer > s.capacity_pupils
       OR s.taken_adults + (b->>'adults')::integer > s.capacity_adults THEN
      answers := answers || jsonb_build_object('outcome', 'full', 'left', jsonb_build_object(
        'groups', s.capacity_groups - s.taken_groups, 'pupils', s.capacity_pupils - s.taken_pupils,
        'adults', s.capacity_adults - s.taken_adults));
      CONTINUE;
    END IF;
    UPDATE session SET taken_groups = taken_groups + (b->>'groupCount')::integer,
                       taken_pupils = taken_pupils + (b->>'pupils')::integer,
                       taken_adults = taken_adults + (b->>'adults')::integer
    WHERE id = p_session_id RETURNING * INTO s;
    INSERT INTO booking (id, reference, session_id, status, language, institution_number, institution_name,
        contact_name, contact_email, contact_phone, visitor_name, visitor_email, visitor_phone, administrator_name, administrator_email, administrator_from_school,
        needs, message, invoice_gln, invoice_order_number, invoice_reference, price_ore, group_count, pupils, adults,
        local_date, school_year, department_id, offer_id, municipality_code, region_code, partnership_type, institution_kind,
        target_group, grade_stage, subject_family, subject, form, booked_by, offer_version_id, created_at, updated_at)
    SELECT n.id, n.reference, p_session_id, n.status, n.language, n."institutionNumber", n."institutionName",
        n."contactName", n."contactEmail", n."contactPhone", n."visitorName", n."visitorEmail", n."visitorPhone",
        n."administratorName", n."administratorEmail", coalesce(n."administratorFromSchool", false), n.needs, n.message, n."invoiceGln", n."invoiceOrderNumber", n."invoiceReference",
        n."priceOre", n."groupCount", n.pupils, n.adults, n."localDate", n."schoolYear", n."departmentId", n."offerId",
        n."municipalityCode", n."regionCode", n."partnershipType", n."institutionKind", n."targetGroup", n."gradeStage",
        n."subjectFamily", n.subject, n.form, n."bookedBy", n."offerVersionId", (request->>'now')::timestamptz, (request->>'now')::timestamptz
    FROM jsonb_to_record(b) AS n(id uuid, reference text, status booking_status, language text, "institutionNumber" text,
        "institutionName" text, "contactName" text, "contactEmail" text, "contactPhone" text, "visitorName" text, "visitorEmail" text,
        "visitorPhone" text, "administratorName" text, "administratorEmail" text, "administratorFromSchool" boolean, needs text, message text, "invoiceGln" text,
        "invoiceOrderNumber" text, "invoiceReference" text, "priceOre" integer, "groupCount" integer, pupils integer, adults integer,
        "localDate" date, "schoolYear" text, "departmentId" uuid, "offerId" uuid, "municipalityCode" text, "regionCode" text,
        "partnershipType" partnership_type, "institutionKind" institution_kind, "targetGroup" target_group, "gradeStage" grade_stage,
        "subjectFamily" subject_family, subject text, form offer_form, "bookedBy" uuid, "offerVersionId" uuid);
    PERFORM booking_write_groups((b->>'id')::uuid, request->'groups');
    IF request->'idempotency'->>'key' IS NOT NULL THEN
      INSERT INTO idempotency_key (key, request_hash, booking_id, created_at)
      VALUES (request->'idempotency'->>'key', request->'idempotency'->>'hash', (b->>'id')::uuid, (request->>'now')::timestamptz);
    END IF;
    PERFORM booking_queue_mails((b->>'id')::uuid, 0, b->>'language', (request->>'now')::timestamptz, request->'mails');
    PERFORM booking_write_audit((b->>'id')::uuid, p_session_id, (request->>'now')::timestamptz, request->'audit');
    answers := answers || jsonb_build_object('outcome', 'created', 'bookingId', b->>'id');
  END LOOP;
  RETURN answers;
END $$;

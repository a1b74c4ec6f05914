-- The booking path: what needs the lock, in one round trip. Owned by server/bookings (booking.store.ts calls these);
-- the rules in booking.rules.ts have decided before, these functions only hold what they decided against the truth.
-- Every function locks the session row first, then bookings, so that two of them can never wait for each other.

-- Queues mails of a booking. `mails` come with id, kind, recipient, method, messageId and facts; sequence and keys are ours.
CREATE FUNCTION booking_queue_mails(p_booking_id uuid, p_sequence integer, p_language text, p_now timestamptz, mails jsonb)
RETURNS void LANGUAGE sql AS $$
  INSERT INTO outbox_mail (id, booking_id, kind, recipient_role, recipient_name, recipient_email, calendar_method, sequence,
                           message_id, dedupe_key, stream_key, language, facts, run_after, created_at)
  SELECT m.id, p_booking_id, m.kind, m."recipientRole", m."recipientName", m."recipientEmail", m."calendarMethod", p_sequence,
         m."messageId", p_booking_id || ':' || m.kind || ':' || p_sequence || ':' || m."recipientEmail",
         p_booking_id || ':' || m."recipientEmail", p_language, m.facts, p_now, p_now
  FROM jsonb_to_recordset(mails) AS m(id uuid, kind mail_kind, "recipientRole" recipient_role, "recipientName" text,
                                      "recipientEmail" text, "calendarMethod" text, "messageId" text, facts jsonb)
  ON CONFLICT (dedupe_key) DO NOTHING
$$;

CREATE FUNCTION booking_write_groups(p_booking_id uuid, groups jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO booking_group (id, booking_id, position, label, grade_level, age_group, study_year, special_education, pupils, adults)
  SELECT g.id, p_booking_id, g.position, g.label, g."gradeLevel", g."ageGroup", g."studyYear", g."specialEducation", g.pupils, g.adults
  FROM jsonb_to_recordset(groups) AS g(id uuid, position smallint, label text, "gradeLevel" smallint, "ageGroup" age_group,
                                       "studyYear" smallint, "specialEducation" boolean, pupils integer, adults integer)
$$;

CREATE FUNCTION booking_write_audit(p_booking_id uuid, p_session_id uuid, p_now timestamptz, audit jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_event (id, at, actor, account_id, role, action, booking_id, session_id, details)
  SELECT (audit->>'id')::uuid, p_now, audit->>'actor', (audit->>'accountId')::uuid, (audit->>'role')::role, audit->>'action',
         p_booking_id, p_session_id, coalesce(audit->'details', '{}')
$$;

-- Creates bookings of one session: all that fit, in the order given.
-- p_requests: [{ booking, groups, mails, audit, idempotency: { key, hash } | null, now }]
-- Answers one object per request: { outcome: created | replayed | mismatch | full | stale | missing, bookingId?, left? }.
-- `stale`: the session's own facts have changed since `p_version`: load and decide again.
CREATE FUNCTION booking_create(p_session_id uuid, p_version integer, p_requests jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
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
        contact_name, contact_email, contact_phone, visitor_name, visitor_email, visitor_phone, administrator_name, administrator_email,
        needs, message, invoice_gln, invoice_order_number, invoice_reference, price_ore, group_count, pupils, adults,
        local_date, school_year, department_id, offer_id, municipality_code, region_code, partnership_type, institution_kind,
        target_group, grade_stage, subject_family, subject, form, created_at, updated_at)
    SELECT n.id, n.reference, p_session_id, n.status, n.language, n."institutionNumber", n."institutionName",
        n."contactName", n."contactEmail", n."contactPhone", n."visitorName", n."visitorEmail", n."visitorPhone",
        n."administratorName", n."administratorEmail", n.needs, n.message, n."invoiceGln", n."invoiceOrderNumber", n."invoiceReference",
        n."priceOre", n."groupCount", n.pupils, n.adults, n."localDate", n."schoolYear", n."departmentId", n."offerId",
        n."municipalityCode", n."regionCode", n."partnershipType", n."institutionKind", n."targetGroup", n."gradeStage",
        n."subjectFamily", n.subject, n.form, (request->>'now')::timestamptz, (request->>'now')::timestamptz
    FROM jsonb_to_record(b) AS n(id uuid, reference text, status booking_status, language text, "institutionNumber" text,
        "institutionName" text, "contactName" text, "contactEmail" text, "contactPhone" text, "visitorName" text, "visitorEmail" text,
        "visitorPhone" text, "administratorName" text, "administratorEmail" text, needs text, message text, "invoiceGln" text,
        "invoiceOrderNumber" text, "invoiceReference" text, "priceOre" integer, "groupCount" integer, pupils integer, adults integer,
        "localDate" date, "schoolYear" text, "departmentId" uuid, "offerId" uuid, "municipalityCode" text, "regionCode" text,
        "partnershipType" partnership_type, "institutionKind" institution_kind, "targetGroup" target_group, "gradeStage" grade_stage,
        "subjectFamily" subject_family, subject text, form offer_form);
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

-- Changes a booking's groups and texts. p: { bookingId, version, now, groups: [...] | null, sums: { groupCount, pupils, adults },
-- targetGroup, gradeStage, priceOre, needs, message, invoiceGln, invoiceOrderNumber, invoiceReference, mails, audit, mailed: boolean }
-- Answers { outcome: changed | stale | full, left? }. `stale`: the booking or its status has changed since `version`.
CREATE FUNCTION booking_change(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  s session%ROWTYPE;
  v_groups integer; v_pupils integer; v_adults integer;
  v_now timestamptz := (p->>'now')::timestamptz;
BEGIN
  SELECT * INTO s FROM session WHERE id = (SELECT session_id FROM booking WHERE id = (p->>'bookingId')::uuid) FOR UPDATE;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  -- What has been held is history: recorded attendance ends changing and cancelling.
  IF b.id IS NULL OR b.session_id <> s.id OR b.version <> (p->>'version')::integer
     OR EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id) THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  v_groups := (p->'sums'->>'groupCount')::integer - b.group_count;
  v_pupils := (p->'sums'->>'pupils')::integer - b.pupils;
  v_adults := (p->'sums'->>'adults')::integer - b.adults;
  IF (v_groups > 0 AND s.taken_groups + v_groups > s.capacity_groups)
     OR (v_pupils > 0 AND s.taken_pupils + v_pupils > s.capacity_pupils)
     OR (v_adults > 0 AND s.taken_adults + v_adults > s.capacity_adults) THEN
    RETURN jsonb_build_object('outcome', 'full', 'left', jsonb_build_object(
      'groups', s.capacity_groups - s.taken_groups, 'pupils', s.capacity_pupils - s.taken_pupils,
      'adults', s.capacity_adults - s.taken_adults));
  END IF;
  UPDATE session SET taken_groups = taken_groups + v_groups, taken_pupils = taken_pupils + v_pupils, taken_adults = taken_adults + v_adults
  WHERE id = s.id;
  UPDATE booking SET group_count = (p->'sums'->>'groupCount')::integer, pupils = (p->'sums'->>'pupils')::integer,
      adults = (p->'sums'->>'adults')::integer, target_group = (p->>'targetGroup')::target_group, grade_stage = (p->>'gradeStage')::grade_stage,
      price_ore = (p->>'priceOre')::integer, needs = p->>'needs', message = p->>'message', invoice_gln = p->>'invoiceGln',
      invoice_order_number = p->>'invoiceOrderNumber', invoice_reference = p->>'invoiceReference',
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

-- Cancels a booking and gives its places back. p: { bookingId, version, now, status, reason, mails, audit }
-- Answers { outcome: cancelled | stale }.
CREATE FUNCTION booking_cancel(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  s session%ROWTYPE;
  v_now timestamptz := (p->>'now')::timestamptz;
BEGIN
  SELECT * INTO s FROM session WHERE id = (SELECT session_id FROM booking WHERE id = (p->>'bookingId')::uuid) FOR UPDATE;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  -- What has been held is history: recorded attendance ends changing and cancelling.
  IF b.id IS NULL OR b.session_id <> s.id OR b.version <> (p->>'version')::integer
     OR EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id) THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  UPDATE session SET taken_groups = taken_groups - b.group_count, taken_pupils = taken_pupils - b.pupils, taken_adults = taken_adults - b.adults
  WHERE id = s.id;
  UPDATE booking SET status = (p->>'status')::booking_status, cancelled_at = v_now, cancel_reason = p->>'reason',
      sequence = sequence + 1, version = version + 1, updated_at = v_now
  WHERE id = b.id RETURNING * INTO b;
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, s.id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'cancelled');
END $$;

-- The recount: sessions whose counters differ from their live bookings. Empty = all is well.
CREATE FUNCTION session_counter_differences() RETURNS TABLE (session_id uuid, counted_groups bigint, counted_pupils bigint, counted_adults bigint)
LANGUAGE sql STABLE AS $$
  SELECT s.id, coalesce(sum(b.group_count), 0), coalesce(sum(b.pupils), 0), coalesce(sum(b.adults), 0)
  FROM session s LEFT JOIN booking b ON b.session_id = s.id AND b.status IN ('HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED')
  GROUP BY s.id
  HAVING (s.taken_groups, s.taken_pupils, s.taken_adults)
         IS DISTINCT FROM (coalesce(sum(b.group_count), 0)::integer, coalesce(sum(b.pupils), 0)::integer, coalesce(sum(b.adults), 0)::integer)
$$;

-- The recount one level down: bookings whose sums differ from their groups. Empty = all is well.
CREATE FUNCTION booking_sum_differences() RETURNS TABLE (booking_id uuid, counted_groups bigint, counted_pupils bigint, counted_adults bigint)
LANGUAGE sql STABLE AS $$
  SELECT b.id, count(g.id), coalesce(sum(g.pupils), 0), coalesce(sum(g.adults), 0)
  FROM booking b LEFT JOIN booking_group g ON g.booking_id = b.id
  GROUP BY b.id
  HAVING (b.group_count, b.pupils, b.adults) IS DISTINCT FROM (count(g.id)::integer, sum(g.pupils)::integer, sum(g.adults)::integer)
$$;

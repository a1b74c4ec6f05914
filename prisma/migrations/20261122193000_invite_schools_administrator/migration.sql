-- Who gets the calendar invitation may come from the school's own setting. Whoever booked without an account must not learn
-- that address from the booking, today or after the setting has changed: the booking remembers where it comes from.
ALTER TABLE booking ADD COLUMN administrator_from_school BOOLEAN NOT NULL DEFAULT false;

-- The same as before, and who was logged in when the booking was made, and whether the administrator is the school's own setting.
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
        target_group, grade_stage, subject_family, subject, form, booked_by, created_at, updated_at)
    SELECT n.id, n.reference, p_session_id, n.status, n.language, n."institutionNumber", n."institutionName",
        n."contactName", n."contactEmail", n."contactPhone", n."visitorName", n."visitorEmail", n."visitorPhone",
        n."administratorName", n."administratorEmail", coalesce(n."administratorFromSchool", false), n.needs, n.message, n."invoiceGln", n."invoiceOrderNumber", n."invoiceReference",
        n."priceOre", n."groupCount", n.pupils, n.adults, n."localDate", n."schoolYear", n."departmentId", n."offerId",
        n."municipalityCode", n."regionCode", n."partnershipType", n."institutionKind", n."targetGroup", n."gradeStage",
        n."subjectFamily", n.subject, n.form, n."bookedBy", (request->>'now')::timestamptz, (request->>'now')::timestamptz
    FROM jsonb_to_record(b) AS n(id uuid, reference text, status booking_status, language text, "institutionNumber" text,
        "institutionName" text, "contactName" text, "contactEmail" text, "contactPhone" text, "visitorName" text, "visitorEmail" text,
        "visitorPhone" text, "administratorName" text, "administratorEmail" text, "administratorFromSchool" boolean, needs text, message text, "invoiceGln" text,
        "invoiceOrderNumber" text, "invoiceReference" text, "priceOre" integer, "groupCount" integer, pupils integer, adults integer,
        "localDate" date, "schoolYear" text, "departmentId" uuid, "offerId" uuid, "municipalityCode" text, "regionCode" text,
        "partnershipType" partnership_type, "institutionKind" institution_kind, "targetGroup" target_group, "gradeStage" grade_stage,
        "subjectFamily" subject_family, subject text, form offer_form, "bookedBy" uuid);
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

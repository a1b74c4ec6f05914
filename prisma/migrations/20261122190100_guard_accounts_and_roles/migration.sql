-- What must hold about people, their roles and their ways in, whatever the program does.

-- A role holds for the part of the world that fits it.
ALTER TABLE role_grant DROP CONSTRAINT role_grant_department;
ALTER TABLE role_grant ADD CONSTRAINT role_grant_scope CHECK (CASE role
  WHEN 'EDUCATOR' THEN department_id IS NOT NULL AND num_nonnulls(institution_number, municipality_code, region_code) = 0
  WHEN 'DEPARTMENT_LEAD' THEN department_id IS NOT NULL AND num_nonnulls(institution_number, municipality_code, region_code) = 0
  WHEN 'SCHOOL_ADMINISTRATOR' THEN institution_number IS NOT NULL AND num_nonnulls(department_id, municipality_code, region_code) = 0
  WHEN 'COORDINATOR' THEN num_nonnulls(municipality_code, region_code) = 1 AND num_nonnulls(department_id, institution_number) = 0
  WHEN 'PARTNER' THEN num_nonnulls(department_id, municipality_code, region_code) = 1 AND institution_number IS NULL
  ELSE num_nonnulls(department_id, institution_number, municipality_code, region_code) = 0 END);
-- The same role for the same part at most once on any day.
ALTER TABLE role_grant ADD CONSTRAINT role_grant_once EXCLUDE USING gist (
  account_id WITH =, role WITH =, (coalesce(department_id::text, institution_number, municipality_code, region_code, '')) WITH =,
  daterange(valid_from, valid_to) WITH &&);

-- Accounts
ALTER TABLE account ADD CONSTRAINT account_language CHECK (language IN ('da', 'en'));
ALTER TABLE account ADD CONSTRAINT account_proven_email CHECK (email_proven_at IS NULL OR email IS NOT NULL);
ALTER TABLE account ADD CONSTRAINT account_password_needs_email CHECK (password_hash IS NULL OR email IS NOT NULL);
ALTER TABLE account ADD CONSTRAINT account_totp_confirmed_has_secret CHECK (totp_confirmed_at IS NULL OR totp_secret IS NOT NULL);
ALTER TABLE account ADD CONSTRAINT account_deactivated CHECK (deactivated_at IS NULL OR NOT active);
ALTER TABLE account ADD CONSTRAINT account_erased_is_empty CHECK (
  erased_at IS NULL OR (NOT active AND email IS NULL AND phone IS NULL AND password_hash IS NULL AND totp_secret IS NULL));
ALTER TABLE login ADD CONSTRAINT login_id_hash_length CHECK (octet_length(id_hash) = 32);
ALTER TABLE login ADD CONSTRAINT login_span CHECK (expires_at > created_at);
ALTER TABLE mail_link ADD CONSTRAINT mail_link_email_lower CHECK (email = lower(email));
ALTER TABLE mail_link ADD CONSTRAINT mail_link_language CHECK (language IN ('da', 'en'));
-- A login link belongs to the browser that asked; an invitation to the account that was made.
ALTER TABLE mail_link ADD CONSTRAINT mail_link_owner CHECK (CASE purpose
  WHEN 'LOGIN' THEN browser_hash IS NOT NULL AND account_id IS NULL
  WHEN 'PROVE_EMAIL' THEN browser_hash IS NOT NULL AND account_id IS NOT NULL
  ELSE account_id IS NOT NULL END);
ALTER TABLE mail_link ADD CONSTRAINT mail_link_code_failures CHECK (code_failures BETWEEN 0 AND 5);
ALTER TABLE institution_administrator ADD CONSTRAINT institution_administrator_email_lower CHECK (email = lower(email));
ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_scope CHECK ((kind = 'SCHOOL') = (institution_number IS NOT NULL));
ALTER TABLE membership ADD CONSTRAINT membership_confirmer CHECK ((confirmed_at IS NULL) = (confirmed_by IS NULL));
ALTER TABLE import_run ADD CONSTRAINT import_run_share CHECK (share BETWEEN 0 AND 1);
ALTER TABLE import_run ADD CONSTRAINT import_run_finished CHECK ((finished_at IS NULL) = (outcome IS NULL));
-- One feed of a kind and school at a time for each person.
ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_one_live EXCLUDE USING gist (
  account_id WITH =, kind WITH =, (coalesce(institution_number, '')) WITH =) WHERE (revoked_at IS NULL);

-- Mails about an account belong to no booking and carry no invitation; all others belong to one.
ALTER TABLE outbox_mail ADD CONSTRAINT outbox_mail_account_has_no_invitation CHECK (
  recipient_role::text <> 'ACCOUNT' OR (booking_id IS NULL AND calendar_method IS NULL));

-- The audit of a booking names its department too, so that a lead's timeline needs no detour.
CREATE OR REPLACE FUNCTION booking_write_audit(p_booking_id uuid, p_session_id uuid, p_now timestamptz, audit jsonb) RETURNS void LANGUAGE sql AS $$
  INSERT INTO audit_event (id, at, actor, account_id, role, action, booking_id, session_id, department_id, offer_id, institution_number, details)
  SELECT (audit->>'id')::uuid, p_now, audit->>'actor', (audit->>'accountId')::uuid, (audit->>'role')::role, audit->>'action',
         p_booking_id, p_session_id, b.department_id, b.offer_id, b.institution_number, coalesce(audit->'details', '{}')
  FROM booking AS b WHERE b.id = p_booking_id
$$;

-- The same as before, and who was logged in when the booking was made.
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
        contact_name, contact_email, contact_phone, visitor_name, visitor_email, visitor_phone, administrator_name, administrator_email,
        needs, message, invoice_gln, invoice_order_number, invoice_reference, price_ore, group_count, pupils, adults,
        local_date, school_year, department_id, offer_id, municipality_code, region_code, partnership_type, institution_kind,
        target_group, grade_stage, subject_family, subject, form, booked_by, created_at, updated_at)
    SELECT n.id, n.reference, p_session_id, n.status, n.language, n."institutionNumber", n."institutionName",
        n."contactName", n."contactEmail", n."contactPhone", n."visitorName", n."visitorEmail", n."visitorPhone",
        n."administratorName", n."administratorEmail", n.needs, n.message, n."invoiceGln", n."invoiceOrderNumber", n."invoiceReference",
        n."priceOre", n."groupCount", n.pupils, n.adults, n."localDate", n."schoolYear", n."departmentId", n."offerId",
        n."municipalityCode", n."regionCode", n."partnershipType", n."institutionKind", n."targetGroup", n."gradeStage",
        n."subjectFamily", n.subject, n.form, n."bookedBy", (request->>'now')::timestamptz, (request->>'now')::timestamptz
    FROM jsonb_to_record(b) AS n(id uuid, reference text, status booking_status, language text, "institutionNumber" text,
        "institutionName" text, "contactName" text, "contactEmail" text, "contactPhone" text, "visitorName" text, "visitorEmail" text,
        "visitorPhone" text, "administratorName" text, "administratorEmail" text, needs text, message text, "invoiceGln" text,
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

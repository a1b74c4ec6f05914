-- Bookings that move to another session, and what is told of changed sessions. Like the other functions of the booking path
-- these lock sessions first, in the order of their ids, then bookings.

-- Raises SEQUENCE and version of bookings whose visit changed and queues what is told about it.
-- p_news: [{ bookingId, mails }]
CREATE FUNCTION booking_tell(p_news jsonb, p_now timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  n record;
  b booking%ROWTYPE;
BEGIN
  FOR n IN SELECT (value->>'bookingId')::uuid AS id, value->'mails' AS mails FROM jsonb_array_elements(p_news) ORDER BY 1 LOOP
    UPDATE booking SET sequence = sequence + 1, version = version + 1, updated_at = p_now WHERE id = n.id RETURNING * INTO b;
    PERFORM booking_queue_mails(b.id, b.sequence, b.language, p_now, n.mails);
  END LOOP;
END $$;

-- Closes what somebody had to look at about a booking.
CREATE FUNCTION review_close(p_booking_id uuid, p_outcome review_outcome, p_now timestamptz, p_by uuid) RETURNS void LANGUAGE sql AS $$
  UPDATE review_task SET outcome = p_outcome, closed_at = p_now, closed_by = p_by WHERE booking_id = p_booking_id AND outcome IS NULL
$$;

-- Moves a booking to another session of the same offer. Reference, UID, groups, price and the version of the offer stay.
-- p: { bookingId, version, toSessionId, toVersion, now, dimensions, mails, audit }
-- Answers { outcome: moved | full | stale, left? }. `stale`: booking or session have changed since: load and decide again.
CREATE FUNCTION booking_move(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  b booking%ROWTYPE;
  source_id uuid;
  target session%ROWTYPE;
  d jsonb := p->'dimensions';
  v_now timestamptz := (p->>'now')::timestamptz;
BEGIN
  SELECT session_id INTO source_id FROM booking WHERE id = (p->>'bookingId')::uuid;
  PERFORM id FROM session WHERE id IN (source_id, (p->>'toSessionId')::uuid) ORDER BY id FOR UPDATE;
  SELECT * INTO target FROM session WHERE id = (p->>'toSessionId')::uuid;
  SELECT * INTO b FROM booking WHERE id = (p->>'bookingId')::uuid FOR UPDATE;
  IF b.id IS NULL OR target.id IS NULL OR b.session_id <> source_id OR b.version <> (p->>'version')::integer
     OR b.status NOT IN ('HELD', 'REQUESTED', 'CONFIRMED', 'OFFERED') OR target.id = source_id OR target.offer_id <> b.offer_id
     OR target.state <> 'OPEN' OR target.version <> (p->>'toVersion')::integer
     OR EXISTS (SELECT 1 FROM attendance WHERE booking_id = b.id) THEN
    RETURN jsonb_build_object('outcome', 'stale');
  END IF;
  IF target.taken_groups + b.group_count > target.capacity_groups OR target.taken_pupils + b.pupils > target.capacity_pupils
     OR target.taken_adults + b.adults > target.capacity_adults THEN
    RETURN jsonb_build_object('outcome', 'full', 'left', jsonb_build_object(
      'groups', target.capacity_groups - target.taken_groups, 'pupils', target.capacity_pupils - target.taken_pupils,
      'adults', target.capacity_adults - target.taken_adults));
  END IF;
  UPDATE session SET taken_groups = taken_groups - b.group_count, taken_pupils = taken_pupils - b.pupils, taken_adults = taken_adults - b.adults
  WHERE id = source_id;
  UPDATE session SET taken_groups = taken_groups + b.group_count, taken_pupils = taken_pupils + b.pupils, taken_adults = taken_adults + b.adults
  WHERE id = target.id;
  UPDATE booking SET session_id = target.id, local_date = (d->>'localDate')::date, school_year = d->>'schoolYear',
      municipality_code = d->>'municipalityCode', region_code = d->>'regionCode',
      partnership_type = (d->>'partnershipType')::partnership_type, institution_kind = (d->>'institutionKind')::institution_kind,
      sequence = sequence + 1, version = version + 1, updated_at = v_now
  WHERE id = b.id RETURNING * INTO b;
  PERFORM review_close(b.id, 'MOVED', v_now, (p->'audit'->>'accountId')::uuid);
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, target.id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'moved');
END $$;

-- The same as before, and nothing is left to look at: p: { bookingId, version, now, status, reason, mails, audit }
-- Answers { outcome: cancelled | stale }.
CREATE OR REPLACE FUNCTION booking_cancel(p jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
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
  PERFORM review_close(b.id, 'CANCELLED', v_now, (p->'audit'->>'accountId')::uuid);
  PERFORM booking_queue_mails(b.id, b.sequence, b.language, v_now, p->'mails');
  PERFORM booking_write_audit(b.id, s.id, v_now, p->'audit');
  RETURN jsonb_build_object('outcome', 'cancelled');
END $$;

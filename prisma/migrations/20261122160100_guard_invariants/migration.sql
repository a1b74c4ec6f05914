-- What must hold whatever the program does. The rules in TypeScript explain; these constraints guarantee.

-- Dated rows: half-open spans that never overlap for the same owner.
ALTER TABLE region ADD CONSTRAINT region_code_format CHECK (code ~ '^[0-9]{4}$');
ALTER TABLE region ADD CONSTRAINT region_span CHECK (valid_to > valid_from);
ALTER TABLE municipality ADD CONSTRAINT municipality_code_format CHECK (code ~ '^[0-9]{4}$');
ALTER TABLE municipality_region ADD CONSTRAINT municipality_region_span CHECK (valid_to > valid_from);
ALTER TABLE municipality_region ADD CONSTRAINT municipality_in_one_region
  EXCLUDE USING gist (municipality_code WITH =, daterange(valid_from, valid_to) WITH &&);
ALTER TABLE partnership ADD CONSTRAINT partnership_span CHECK (valid_to > valid_from);
ALTER TABLE partnership ADD CONSTRAINT department_in_one_partnership
  EXCLUDE USING gist (department_id WITH =, daterange(valid_from, valid_to) WITH &&);

-- Institutions
ALTER TABLE institution ADD CONSTRAINT institution_number_format CHECK (number ~ '^([0-9]{6}|[GD][0-9]{5})$');
ALTER TABLE institution ADD CONSTRAINT institution_not_its_own_branch CHECK (parent_number <> number);

-- Offers
ALTER TABLE offer ADD CONSTRAINT offer_slug_format CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
ALTER TABLE department ADD CONSTRAINT department_slug_format CHECK (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$');
-- A CHECK lets NULL pass, and Prisma leaves lists nullable.
ALTER TABLE offer ADD CONSTRAINT offer_lists_are_there CHECK (num_nulls(subjects, target_groups, age_groups, languages) = 0);
ALTER TABLE offer ADD CONSTRAINT offer_has_target_group CHECK (cardinality(target_groups) > 0);
ALTER TABLE offer ADD CONSTRAINT offer_grades CHECK (
  (grade_from IS NULL) = (grade_to IS NULL)
  AND (grade_from IS NOT NULL) = ('PRIMARY' = ANY (target_groups))
  AND grade_from >= 0 AND grade_to <= 10 AND grade_from <= grade_to);
ALTER TABLE offer ADD CONSTRAINT offer_age_groups CHECK ((cardinality(age_groups) > 0) = ('DAYCARE' = ANY (target_groups)));
ALTER TABLE offer ADD CONSTRAINT offer_main_subject_first CHECK (subjects[1] IS NOT DISTINCT FROM subject);
ALTER TABLE offer ADD CONSTRAINT offer_languages CHECK (cardinality(languages) > 0);
ALTER TABLE offer ADD CONSTRAINT offer_sizes CHECK (
  min_pupils >= 1 AND max_pupils >= min_pupils AND max_pupils <= 500 AND max_groups BETWEEN 1 AND 20 AND pupils_per_adult BETWEEN 1 AND 100);
ALTER TABLE offer ADD CONSTRAINT offer_duration CHECK (duration_minutes BETWEEN 5 AND 1440);
ALTER TABLE offer ADD CONSTRAINT offer_deadlines CHECK (lead_time_working_days BETWEEN 0 AND 60 AND cancellation_working_days BETWEEN 0 AND 60);
ALTER TABLE offer ADD CONSTRAINT offer_price CHECK (price_ore >= 0);

-- Sessions: never more taken than there is.
ALTER TABLE session ADD CONSTRAINT session_has_length CHECK (ends_at > starts_at);
ALTER TABLE session ADD CONSTRAINT session_has_places CHECK (capacity_groups >= 1 AND capacity_pupils >= 1 AND capacity_adults >= 0);
ALTER TABLE session ADD CONSTRAINT session_groups_within_capacity CHECK (taken_groups BETWEEN 0 AND capacity_groups);
ALTER TABLE session ADD CONSTRAINT session_pupils_within_capacity CHECK (taken_pupils BETWEEN 0 AND capacity_pupils);
ALTER TABLE session ADD CONSTRAINT session_adults_within_capacity CHECK (taken_adults BETWEEN 0 AND capacity_adults);

-- The version counts changes of the session's own facts, never bookings.
CREATE FUNCTION session_raise_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.version := OLD.version + 1;
  RETURN NEW;
END $$;
CREATE TRIGGER session_raise_version BEFORE UPDATE ON session FOR EACH ROW
  WHEN ((OLD.offer_id, OLD.site_id, OLD.starts_at, OLD.ends_at, OLD.state, OLD.capacity_groups, OLD.capacity_pupils, OLD.capacity_adults)
        IS DISTINCT FROM
        (NEW.offer_id, NEW.site_id, NEW.starts_at, NEW.ends_at, NEW.state, NEW.capacity_groups, NEW.capacity_pupils, NEW.capacity_adults))
  EXECUTE FUNCTION session_raise_version();

-- Bookings and groups
ALTER TABLE booking ADD CONSTRAINT booking_reference_format CHECK (reference ~ '^[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{4}$');
ALTER TABLE booking ADD CONSTRAINT booking_language CHECK (language IN ('da', 'en'));
ALTER TABLE booking ADD CONSTRAINT booking_numbers CHECK (
  group_count >= 1 AND pupils >= 1 AND adults >= 0 AND price_ore >= 0 AND sequence >= 0 AND version >= 1 AND link_version >= 1);
ALTER TABLE booking ADD CONSTRAINT booking_cancelled_at CHECK (
  (cancelled_at IS NOT NULL) = (status IN ('CANCELLED_BY_BOOKER', 'CANCELLED_BY_VENUE')));
ALTER TABLE booking ADD CONSTRAINT booking_school_year_format CHECK (school_year ~ '^[0-9]{4}/[0-9]{2}$');
ALTER TABLE booking ADD CONSTRAINT booking_school_year_of_date CHECK (
  left(school_year, 4)::integer = extract(year FROM local_date) - CASE WHEN extract(month FROM local_date) < 8 THEN 1 ELSE 0 END);
ALTER TABLE booking ADD CONSTRAINT booking_gln_format CHECK (invoice_gln ~ '^[0-9]{13}$');
ALTER TABLE booking_group ADD CONSTRAINT booking_group_one_level CHECK (num_nonnulls(grade_level, age_group, study_year) = 1);
ALTER TABLE booking_group ADD CONSTRAINT booking_group_levels CHECK (grade_level BETWEEN 0 AND 10 AND study_year BETWEEN 1 AND 4);
ALTER TABLE booking_group ADD CONSTRAINT booking_group_numbers CHECK (pupils BETWEEN 1 AND 500 AND adults BETWEEN 0 AND 100);

-- Attendance: nobody came = nobody counted.
ALTER TABLE attendance ADD CONSTRAINT attendance_numbers CHECK (group_count >= 0 AND pupils >= 0 AND adults >= 0);
ALTER TABLE attendance ADD CONSTRAINT attendance_no_show_is_empty CHECK (outcome = 'CAME' OR (group_count = 0 AND pupils = 0 AND adults = 0));
ALTER TABLE attendance ADD CONSTRAINT attendance_came_is_somebody CHECK (outcome = 'NO_SHOW' OR (group_count >= 1 AND pupils >= 1));
ALTER TABLE attendance_group ADD CONSTRAINT attendance_group_numbers CHECK (pupils BETWEEN 0 AND 500 AND adults BETWEEN 0 AND 100);

-- Accounts and roles
ALTER TABLE account ADD CONSTRAINT account_email_lower CHECK (email = lower(email));
ALTER TABLE role_grant ADD CONSTRAINT role_grant_span CHECK (valid_to > valid_from);
ALTER TABLE role_grant ADD CONSTRAINT role_grant_department CHECK (
  (role IN ('EDUCATOR', 'DEPARTMENT_LEAD')) = (department_id IS NOT NULL));

-- Outbox
ALTER TABLE outbox_mail ADD CONSTRAINT outbox_mail_method CHECK (calendar_method IN ('REQUEST', 'CANCEL'));
ALTER TABLE outbox_mail ADD CONSTRAINT outbox_mail_language CHECK (language IN ('da', 'en'));
ALTER TABLE outbox_mail ADD CONSTRAINT outbox_mail_sent CHECK ((status = 'SENT') = (sent_at IS NOT NULL));

-- The audit is append-only: nobody changes or deletes what happened.
CREATE FUNCTION audit_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit_event is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER audit_event_is_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW
  EXECUTE FUNCTION audit_event_is_append_only();
CREATE TRIGGER audit_event_is_never_emptied BEFORE TRUNCATE ON audit_event FOR EACH STATEMENT
  EXECUTE FUNCTION audit_event_is_append_only();

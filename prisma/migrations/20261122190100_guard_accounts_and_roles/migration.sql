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
-- Accounts closed before there was a date for it count from today: retention empties them in time.
UPDATE account SET deactivated_at = now() WHERE NOT active AND deactivated_at IS NULL;
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

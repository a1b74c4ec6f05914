import { ERASED_NAME } from './personal-data.ts';

/** What an account logs in with, belongs to and is subscribed with: deleted with the person. */
const OF_ACCOUNT = [
  'login',
  'recovery_code',
  'passkey',
  'login_challenge',
  'federated_identity',
  'oidc_attempt',
  'mail_link',
  'membership',
  'calendar_feed',
  'working_hours',
  'working_day_exception',
  'absence',
  'competence',
  'educator_request',
];

/**
 * The statements that empty accounts: nothing to log in with, no name, no roles from today on. The rows stay for what they once
 * did. The same for an erasure and when nobody has used an account for long.
 * @param which SQL that selects their ids
 * @param now SQL, an instant
 * @param today SQL, the Danish day of `now`
 */
export function emptyAccounts({ which, now, today }: Record<'which' | 'now' | 'today', string>): string[] {
  return [
    ...OF_ACCOUNT.map((table) => `DELETE FROM ${table} WHERE account_id IN (${which})`),
    `UPDATE booking SET booked_by = NULL WHERE booked_by IN (${which})`,
    `UPDATE role_grant SET valid_to = greatest(${today}, valid_from + 1)
      WHERE account_id IN (${which}) AND (valid_to IS NULL OR valid_to > greatest(${today}, valid_from + 1))`,
    `UPDATE account SET email = NULL, email_proven_at = NULL, name = '${ERASED_NAME}', phone = NULL, password_hash = NULL,
       totp_secret = NULL, totp_confirmed_at = NULL, totp_last_step = NULL, active = false,
       deactivated_at = coalesce(deactivated_at, ${now}), erased_at = ${now}, version = version + 1
     WHERE id IN (${which})`,
  ];
}

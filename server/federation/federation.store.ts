import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import type { ProviderId } from './federation.contract.ts';
import type { FederatedKey } from './identity.rules.ts';

/** A login that has begun at a provider. */
export interface AttemptRow {
  provider: ProviderId;
  nonce: string;
  codeVerifier: string;
  browserHash: Buffer;
  /** The account to add the identity to; null = to log in. */
  accountId: string | null;
  next: string | null;
  language: Language;
  expiresAt: Date;
}

export interface IdentityRow {
  id: string;
  provider: ProviderId;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** Names an identity where issuer and subject have no business, such as an address: SHA-256 of both. */
const IDENTITY_ID = `encode(sha256(convert_to(issuer || E'\\n' || subject, 'UTF8')), 'hex')`;

/** Stores an attempt and forgets those that nobody came back from. */
export async function insertAttempt(sql: Sql, stateHash: Buffer, attempt: AttemptRow, now: Date): Promise<void> {
  await sql.query('DELETE FROM oidc_attempt WHERE expires_at <= $1', [new Date(now.getTime() - 3_600_000)]);
  await sql.query(
    `INSERT INTO oidc_attempt (state_hash, provider, nonce, code_verifier, browser_hash, account_id, next, language, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      stateHash,
      attempt.provider,
      attempt.nonce,
      attempt.codeVerifier,
      attempt.browserHash,
      attempt.accountId,
      attempt.next,
      attempt.language,
      attempt.expiresAt,
    ],
  );
}

/** Takes an attempt out: whatever comes of it, it does not count twice, also not in parallel. */
export async function takeAttemptOut(sql: Sql, stateHash: Buffer): Promise<AttemptRow | null> {
  const { rows } = await sql.query<AttemptRow>(
    `DELETE FROM oidc_attempt WHERE state_hash = $1
     RETURNING provider, nonce, code_verifier AS "codeVerifier", browser_hash AS "browserHash",
               account_id AS "accountId", next, language, expires_at AS "expiresAt"`,
    [stateHash],
  );
  return rows[0] ?? null;
}

/** Whose an identity is; null = nobody's. Two logins with the same one come one after the other. */
export async function lockIdentity(sql: Sql, { issuer, subject }: FederatedKey): Promise<string | null> {
  await sql.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 11))', [`${issuer}\n${subject}`]);
  const { rows } = await sql.query<{ accountId: string }>(
    'SELECT account_id AS "accountId" FROM federated_identity WHERE issuer = $1 AND subject = $2',
    [issuer, subject],
  );
  return rows[0]?.accountId ?? null;
}

export async function insertIdentity(
  sql: Sql,
  identity: FederatedKey & { provider: ProviderId; accountId: string; now: Date },
): Promise<void> {
  const { issuer, subject, provider, accountId, now } = identity;
  await sql.query(
    'INSERT INTO federated_identity (issuer, subject, provider, account_id, created_at) VALUES ($1, $2, $3, $4, $5)',
    [issuer, subject, provider, accountId, now],
  );
}

export async function touchIdentity(sql: Sql, { issuer, subject }: FederatedKey, now: Date): Promise<void> {
  await sql.query('UPDATE federated_identity SET last_used_at = $3 WHERE issuer = $1 AND subject = $2', [
    issuer,
    subject,
    now,
  ]);
}

export async function listIdentitiesOf(sql: Sql, accountId: string): Promise<IdentityRow[]> {
  const { rows } = await sql.query<IdentityRow>(
    `SELECT ${IDENTITY_ID} AS id, provider, created_at AS "createdAt", last_used_at AS "lastUsedAt"
       FROM federated_identity WHERE account_id = $1 ORDER BY created_at, id`,
    [accountId],
  );
  return rows;
}

/** Removes an identity of an account; null = it has none of that id. */
export async function deleteIdentity(sql: Sql, accountId: string, id: string): Promise<ProviderId | null> {
  const { rows } = await sql.query<{ provider: ProviderId }>(
    `DELETE FROM federated_identity WHERE account_id = $1 AND ${IDENTITY_ID} = $2 RETURNING provider`,
    [accountId, id],
  );
  return rows[0]?.provider ?? null;
}

import type { Sql } from '#server/platform/database.ts';

export interface NewPasskey {
  id: string;
  accountId: string;
  credentialId: Buffer;
  publicKey: Buffer;
  counter: number;
  transports: string[];
  name: string;
  backedUp: boolean;
  now: Date;
}

/** A passkey as its owner sees it. */
export interface PasskeyRow {
  id: string;
  name: string;
  backedUp: boolean;
  createdAt: Date;
  lastUsedAt: Date | null;
}

/** A passkey as it is needed to check a signature. */
export interface StoredPasskey {
  id: string;
  accountId: string;
  email: string | null;
  publicKey: Buffer;
  counter: number;
}

/** Notes a challenge and forgets the expired ones. `accountId` null = logging in. */
export async function insertChallenge(
  sql: Sql,
  challenge: { idHash: Buffer; accountId: string | null; challenge: string; expiresAt: Date; now: Date },
): Promise<void> {
  await sql.query('DELETE FROM login_challenge WHERE expires_at <= $1', [challenge.now]);
  await sql.query('INSERT INTO login_challenge (id_hash, account_id, challenge, expires_at) VALUES ($1, $2, $3, $4)', [
    challenge.idHash,
    challenge.accountId,
    challenge.challenge,
    challenge.expiresAt,
  ]);
}

/** Uses a challenge up, whatever comes of it; null = unknown, used, expired or somebody else's. */
export async function takeChallenge(
  sql: Sql,
  { idHash, accountId, now }: { idHash: Buffer; accountId: string | null; now: Date },
): Promise<string | null> {
  const { rows } = await sql.query<{ challenge: string; live: boolean }>(
    `DELETE FROM login_challenge WHERE id_hash = $1 AND account_id IS NOT DISTINCT FROM $2
     RETURNING challenge, expires_at > $3 AS live`,
    [idHash, accountId, now],
  );
  return rows[0]?.live ? rows[0].challenge : null;
}

/** Stores a passkey; false = this one is known already. */
export async function insertPasskey(sql: Sql, passkey: NewPasskey): Promise<boolean> {
  const { rowCount } = await sql.query(
    `INSERT INTO passkey (credential_id, id, account_id, public_key, counter, transports, name, backed_up, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [
      passkey.credentialId,
      passkey.id,
      passkey.accountId,
      passkey.publicKey,
      passkey.counter,
      passkey.transports,
      passkey.name,
      passkey.backedUp,
      passkey.now,
    ],
  );
  return rowCount === 1;
}

export async function listPasskeysOf(sql: Sql, accountId: string): Promise<(PasskeyRow & { credentialId: Buffer })[]> {
  const { rows } = await sql.query<PasskeyRow & { credentialId: Buffer }>(
    `SELECT id, name, backed_up AS "backedUp", created_at AS "createdAt", last_used_at AS "lastUsedAt",
            credential_id AS "credentialId"
       FROM passkey WHERE account_id = $1 ORDER BY created_at DESC, id`,
    [accountId],
  );
  return rows;
}

/** False = the account has none of that id. */
export async function deletePasskey(sql: Sql, accountId: string, id: string): Promise<boolean> {
  const { rowCount } = await sql.query('DELETE FROM passkey WHERE account_id = $1 AND id = $2', [accountId, id]);
  return rowCount === 1;
}

/** The passkey of an account that is open, locked until the transaction ends. */
export async function lockPasskey(sql: Sql, credentialId: Buffer): Promise<StoredPasskey | null> {
  const { rows } = await sql.query<StoredPasskey>(
    `SELECT p.id, p.account_id AS "accountId", a.email, p.public_key AS "publicKey", p.counter
       FROM passkey p JOIN account a ON a.id = p.account_id AND a.active
      WHERE p.credential_id = $1 FOR UPDATE OF p`,
    [credentialId],
  );
  return rows[0] ?? null;
}

/** Notes that a passkey was used, and how often its authenticator says it was. */
export async function notePasskeyUse(
  sql: Sql,
  { id, counter, backedUp, now }: { id: string; counter: number; backedUp: boolean; now: Date },
): Promise<void> {
  await sql.query('UPDATE passkey SET counter = $2, backed_up = $3, last_used_at = $4 WHERE id = $1', [
    id,
    counter,
    backedUp,
    now,
  ]);
}

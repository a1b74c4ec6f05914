import type { Me } from '#server/accounts/account.contract.ts';
import { tellOwner } from '#server/accounts/security-notice.service.ts';
import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction, type Sql } from '#server/platform/database.ts';
import type { Identity, ProviderId } from './federation.contract.ts';
import { deleteIdentity, insertIdentity, listIdentitiesOf, lockIdentity } from './federation.store.ts';
import type { FederatedKey } from './identity.rules.ts';

/** The identities that somebody may log in with, oldest first. */
export async function identitiesOf(
  db: Database,
  accountId: string,
  nameOf: (provider: ProviderId) => string,
): Promise<Identity[]> {
  const rows = await listIdentitiesOf(db.pool, accountId);
  return rows.map(({ id, provider, createdAt, lastUsedAt }) => ({
    id,
    provider: { id: provider, name: nameOf(provider) },
    createdAt: createdAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
  }));
}

/**
 * Adds an identity to an account whose owner has shown both. One that is somebody else's stays theirs; one that is there
 * already is no error.
 */
export async function addIdentityTo(
  sql: Sql,
  identity: FederatedKey & { provider: ProviderId; accountId: string; now: Date },
): Promise<'added' | 'there' | 'taken'> {
  const { accountId, provider, now } = identity;
  const owner = await lockIdentity(sql, identity);
  if (owner !== null) return owner === accountId ? 'there' : 'taken';
  await insertIdentity(sql, identity);
  await auditOf(sql, { action: 'identity.added', provider, accountId, now });
  await tellOwner(sql, { accountId, event: 'IDENTITY_ADDED', now });
  return 'added';
}

/** Removes an identity, unless nothing else would let its owner in again. */
export async function removeIdentityOf(
  db: Database,
  { me, id, now }: { me: Me; id: string; now: Date },
): Promise<'removed' | 'unknown' | 'lastWayIn'> {
  return inTransaction(db, async (sql) => {
    const provider = await deleteIdentity(sql, me.id, id);
    if (provider === null) return 'unknown';
    const others = await listIdentitiesOf(sql, me.id);
    const otherWays = me.factors.password || me.factors.passkeys > 0 || (me.email !== null && me.emailProven);
    if (others.length === 0 && !otherWays) throw new LastWayIn();
    await auditOf(sql, { action: 'identity.removed', provider, accountId: me.id, now });
    return 'removed' as const;
  }).catch((error) => {
    if (error instanceof LastWayIn) return 'lastWayIn';
    throw error;
  });
}

/** Rolls the removal back. */
class LastWayIn extends Error {}

function auditOf(
  sql: Sql,
  { action, provider, accountId, now }: { action: string; provider: ProviderId; accountId: string; now: Date },
): Promise<void> {
  return recordAudit(sql, {
    now,
    actor: 'account',
    accountId,
    subjectAccountId: accountId,
    action,
    details: { provider },
  });
}

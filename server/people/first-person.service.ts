import { recordAudit } from '#server/platform/audit.ts';
import { type Database, inTransaction } from '#server/platform/database.ts';
import { localDateOf } from '#server/time/local-time.ts';
import { accountOf, insertGrant, lockKnowledgeCentre } from './people.changes.store.ts';
import { mailInvitation } from './people.mails.ts';
import { holdsKnowledgeCentre, openInvitationOf } from './people.store.ts';

export type FirstPerson = { kind: 'invited'; linkId: string } | { kind: 'refused'; sentence: string };

/**
 * Invites the first person of the knowledge centre. Refused as soon as somebody of it can get in: from then on people are
 * invited by people. Asking again for an address sends a new link.
 */
export function inviteFirst(db: Database, { email, now }: { email: string; now: Date }): Promise<FirstPerson> {
  return inTransaction(db, async (sql): Promise<FirstPerson> => {
    await lockKnowledgeCentre(sql);
    const today = localDateOf(now);
    const holders = await holdsKnowledgeCentre(sql, today);
    if (holders.some(({ hasKey }) => hasKey)) {
      return { kind: 'refused', sentence: 'The knowledge centre has somebody who can log in: they invite the others.' };
    }
    const name = email.split('@')[0] ?? email;
    const account = await accountOf(sql, { name, email, language: 'da', now });
    if (!account.active) return { kind: 'refused', sentence: 'The account of this address is closed.' };
    const accountId = account.id;
    const facts = { now, actor: 'import' as const, subjectAccountId: accountId };
    if (account.made) await recordAudit(sql, { ...facts, action: 'person.invited' });
    if (!holders.some(({ id }) => id === accountId)) {
      const nowhere = { department: null, institution: null, municipality: null, region: null };
      const grant = { accountId, role: 'KNOWLEDGE_CENTRE' as const, ...nowhere, validFrom: today, validTo: null };
      await insertGrant(sql, { ...grant, grantedBy: null, now });
      await recordAudit(sql, {
        ...facts,
        action: 'role.granted',
        details: { role: 'KNOWLEDGE_CENTRE', validFrom: today },
      });
    }
    await mailInvitation(sql, { accountId, invitedBy: null, now });
    return { kind: 'invited', linkId: await openInvitationOf(sql, accountId) };
  });
}

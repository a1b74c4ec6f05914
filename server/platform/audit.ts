import type { Role } from '#server/http/policy.ts';
import type { Sql } from './database.ts';
import { newId } from './ids.ts';

/** Who did it: nobody known, a link's holder, a logged-in person, an import from the command line, or the platform itself. */
export type AuditActor = 'public' | 'link' | 'account' | 'import' | 'system';

/** What happened. `action` is `thing.pastTense`, e.g. `role.granted`; `details` hold ids, numbers and names of fields, never personal data. */
export interface AuditFacts {
  now: Date;
  actor: AuditActor;
  accountId?: string | null;
  /** The role in which the person acted: `actingRole` of http/policy. */
  role?: Role | null;
  action: string;
  bookingId?: string | null;
  sessionId?: string | null;
  departmentId?: string | null;
  offerId?: string | null;
  institutionNumber?: string | null;
  /** Whose account or role it is about. */
  subjectAccountId?: string | null;
  details?: Record<string, unknown>;
}

/** Writes down what happened. Call it inside the transaction that does it (G1); the table takes no changes and no deletions. */
export async function recordAudit(sql: Sql, facts: AuditFacts): Promise<void> {
  await sql.query(
    `INSERT INTO audit_event (id, at, actor, account_id, role, action, booking_id, session_id, department_id, offer_id,
                              institution_number, subject_account_id, details)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      newId(facts.now.getTime()),
      facts.now,
      facts.actor,
      facts.accountId ?? null,
      facts.role ?? null,
      facts.action,
      facts.bookingId ?? null,
      facts.sessionId ?? null,
      facts.departmentId ?? null,
      facts.offerId ?? null,
      facts.institutionNumber ?? null,
      facts.subjectAccountId ?? null,
      JSON.stringify(facts.details ?? {}),
    ],
  );
}

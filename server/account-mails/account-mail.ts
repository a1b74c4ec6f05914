import type { InvitationFacts, LoginLinkFacts, SecurityNoticeFacts } from '#emails/account-facts.ts';
import type { EducatorAnswerFacts, EducatorRequestFacts, RequestWithdrawnFacts } from '#emails/educator-facts.ts';
import type { Sql } from '#server/platform/database.ts';
import { newId } from '#server/platform/ids.ts';
import type { Language } from '#server/time/language.ts';
import { insertAccountMail } from './account-mail.store.ts';

type OwnFacts<Facts> = Omit<Facts, 'language' | 'statedAt'>;

interface Addressed {
  accountEmail: string;
  /** May be empty: then the greeting has none. */
  name: string;
  language: Language;
  /** Tells the event from all others, e.g. `password-changed:{accountId}:{milliseconds}`: queued once however often it is told. */
  dedupeKey: string;
  now: Date;
}

export type NewAccountMail = Addressed &
  (
    | { kind: 'LOGIN_LINK'; facts: OwnFacts<LoginLinkFacts> }
    | { kind: 'INVITATION'; facts: OwnFacts<InvitationFacts> }
    | { kind: 'SECURITY_NOTICE'; facts: OwnFacts<SecurityNoticeFacts> }
    | { kind: 'EDUCATOR_REQUEST'; facts: OwnFacts<EducatorRequestFacts> }
    | { kind: 'EDUCATOR_REQUEST_WITHDRAWN'; facts: OwnFacts<RequestWithdrawnFacts> }
    | { kind: 'EDUCATOR_ANSWER'; facts: OwnFacts<EducatorAnswerFacts> }
  );

/**
 * Queues a mail to the owner of an account, in the caller's transaction. `deps.wakeMailWorker()` after the commit lets it leave
 * at once.
 */
export async function queueAccountMail(sql: Sql, mail: NewAccountMail): Promise<void> {
  const { kind, accountEmail, name, language, dedupeKey, now } = mail;
  await insertAccountMail(sql, {
    id: newId(now.getTime()),
    kind,
    name,
    email: accountEmail,
    language,
    dedupeKey,
    facts: { ...mail.facts, language, statedAt: now.toISOString() },
    now,
  });
}

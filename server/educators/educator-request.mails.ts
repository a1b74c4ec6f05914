import { queueAccountMail } from '#server/account-mails/account-mail.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { findRequests, type RequestRow } from './educator-request.store.ts';

/** Asks people by mail, in the caller's transaction. Why a colleague cannot come is not told. */
export async function mailRequests(sql: Sql, ids: readonly string[], now: Date): Promise<void> {
  for (const request of await findRequests(sql, ids)) {
    if (request.email === null) continue;
    const { id, role, replaces, askedBy, language } = request;
    await queueAccountMail(sql, {
      kind: 'EDUCATOR_REQUEST',
      ...addressed(request),
      dedupeKey: `educator-request:${id}`,
      now,
      facts: {
        requestId: id,
        role,
        askedBy: askedBy.name,
        replaces: replaces?.name ?? null,
        session: sessionFacts(request, language),
      },
    });
  }
}

/** Tells people that they need not answer any more. */
export async function mailWithdrawn(sql: Sql, ids: readonly string[], now: Date): Promise<void> {
  for (const request of await findRequests(sql, ids)) {
    if (request.email === null || request.educators.some(({ id }) => id === request.accountId)) continue;
    await queueAccountMail(sql, {
      kind: 'EDUCATOR_REQUEST_WITHDRAWN',
      ...addressed(request),
      dedupeKey: `educator-request-withdrawn:${request.id}`,
      now,
      facts: { session: sessionFacts(request, request.language) },
    });
  }
}

/** Tells whoever asked what the colleague has answered. */
export async function mailAnswer(
  sql: Sql,
  request: RequestRow,
  answer: 'ACCEPTED' | 'DECLINED',
  now: Date,
): Promise<void> {
  const { askedBy, id, name } = request;
  if (askedBy.email === null || askedBy.id === request.accountId) return;
  await queueAccountMail(sql, {
    kind: 'EDUCATOR_ANSWER',
    accountEmail: askedBy.email,
    name: askedBy.name,
    language: askedBy.language,
    dedupeKey: `educator-answer:${id}:${answer}`,
    now,
    facts: { answer, answeredBy: name, session: sessionFacts(request, askedBy.language) },
  });
}

function addressed({ email, name, language }: RequestRow) {
  return { accountEmail: email ?? '', name, language };
}

function sessionFacts({ session }: RequestRow, language: Language) {
  const { title, startsAt, endsAt, meetings, site, address, bookings, department } = session;
  const isoOf = (span: { startsAt: string; endsAt: string }) => ({
    startsAt: new Date(span.startsAt).toISOString(),
    endsAt: new Date(span.endsAt).toISOString(),
  });
  return {
    title: title[language],
    ...isoOf({ startsAt, endsAt }),
    meetings: meetings.map(isoOf),
    site,
    address,
    bookings,
    department,
  };
}

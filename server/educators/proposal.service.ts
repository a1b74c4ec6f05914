import { type Login, mayReach, worksFor } from '#server/http/policy.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, daysBetween, type LocalDate, localDateOf } from '#server/time/local-time.ts';
import { findCandidates, findSought, findSoughtIn, type SoughtRow } from './candidate.store.ts';
import type { Candidate, SoughtSession } from './candidate.ts';
import { missingOf } from './distribution.rules.ts';
import { rankEducators } from './educator.rules.ts';
import { findDepartment } from './educator.store.ts';
import { reasonsOf } from './educator.texts.ts';
import { MAX_DAYS, type Proposal, type SoughtView } from './proposal.contract.ts';
import { type BookedRow, findAsked, findBooked } from './proposal.store.ts';

const DEFAULT_DAYS = 13;
const SHOWN = 5;

export interface Asking {
  login: Login;
  now: Date;
  language: Language;
}

/** One session and everybody who could teach it; null = there is none for the caller. */
export async function proposalsFor(sql: Sql, id: string, { login, language }: Asking) {
  const [session] = await findSought(sql, [id]);
  if (session === undefined || !worksFor(login, session.departmentId)) return null;
  const [proposed] = await withProposals(sql, [session], language);
  return proposed ?? null;
}

/** Sessions of one department with everybody who could teach each, best first: four questions to the database for all. */
export async function withProposals(sql: Sql, sessions: SoughtRow[], language: Language) {
  const ids = sessions.map(({ id }) => id);
  const candidates = await candidatesFor(sql, sessions);
  const bookings = await findBooked(sql, ids);
  const asked = await findAsked(sql, ids);
  return sessions.map((session) => ({
    session: viewOf(session, { bookings, language }),
    proposals: rankEducators(session, candidates).map((ranked): Proposal => {
      const { id, name, standing, competence } = ranked;
      const last = asked.find((one) => one.sessionId === session.id && one.accountId === id);
      return { id, name, standing, competence, reasons: reasonsOf(ranked, language), asked: last?.state ?? null };
    }),
  }));
}

/** Everybody who works for the sessions' department on some of their days. */
export async function candidatesFor(sql: Sql, sessions: readonly SoughtSession[]): Promise<Candidate[]> {
  const [first] = sessions;
  if (first === undefined) return [];
  const times = sessions.flatMap((session) => [session, ...session.meetings]);
  const days = times.flatMap(({ startsAt, endsAt }) => [localDateOf(startsAt), localDateOf(endsAt)]).sort();
  const [from = first.localDate, to = first.localDate] = [days[0], days.at(-1)];
  return findCandidates(sql, { departmentId: first.departmentId, from, to });
}

function viewOf(session: SoughtRow, { bookings, language }: { bookings: BookedRow[]; language: Language }): SoughtView {
  const { id, title, startsAt, endsAt, localDate, siteName, educatorsNeeded, educators } = session;
  return {
    id,
    title: title[language],
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    localDate,
    site: siteName,
    educatorsNeeded,
    missing: missingOf(session),
    educators,
    bookings: bookings
      .filter(({ sessionId }) => sessionId === id)
      .map(({ reference, institution, groups, pupils }) => ({ reference, institution, groups, pupils })),
  };
}

/** One session as answers show it. */
export async function sessionView(sql: Sql, session: SoughtRow, language: Language): Promise<SoughtView> {
  return viewOf(session, { bookings: await findBooked(sql, [session.id]), language });
}

/** Many sessions as answers show them, by id: one question for all. */
export async function sessionViews(
  sql: Sql,
  sessions: SoughtRow[],
  language: Language,
): Promise<Map<string, SoughtView>> {
  const bookings = await findBooked(
    sql,
    sessions.map(({ id }) => id),
  );
  return new Map(sessions.map((session) => [session.id, viewOf(session, { bookings, language })]));
}

export interface SpanQuestion {
  department: string;
  from?: LocalDate | undefined;
  to?: LocalDate | undefined;
}

export type SpanRefusal = { kind: 'foreign' } | { kind: 'invalid'; code: 'BEFORE_FROM' | 'TOO_MANY_DAYS' };

/** The sessions of a span that lack educators; the department must be the caller's to lead. */
export async function soughtIn(
  sql: Sql,
  { department: slug, from, to }: SpanQuestion,
  { login, now }: Asking,
): Promise<
  SpanRefusal | { kind: 'sought'; sessions: SoughtRow[]; departmentId: string; from: LocalDate; to: LocalDate }
> {
  const department = await findDepartment(sql, slug);
  if (department === null || !mayReach('lead', login, { departmentId: department.id })) return { kind: 'foreign' };
  const first = from ?? localDateOf(now);
  const last = to ?? addDays(first, DEFAULT_DAYS);
  if (last < first) return { kind: 'invalid', code: 'BEFORE_FROM' };
  if (daysBetween(first, last) >= MAX_DAYS) return { kind: 'invalid', code: 'TOO_MANY_DAYS' };
  const question = { departmentId: department.id, from: first, to: last, after: now };
  const sessions = await findSoughtIn(sql, question);
  return { kind: 'sought', sessions, departmentId: department.id, from: first, to: last };
}

/** The sessions that lack educators, each with the best who could take it. */
export async function missingIn(sql: Sql, question: SpanQuestion, asking: Asking) {
  const found = await soughtIn(sql, question, asking);
  if (found.kind !== 'sought') return found;
  const items = await withProposals(sql, found.sessions, asking.language);
  const { from, to } = found;
  return {
    kind: 'missing' as const,
    from,
    to,
    items: items.map(({ session, proposals }) => ({ session, proposals: proposals.slice(0, SHOWN) })),
  };
}

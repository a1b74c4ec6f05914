import { answerDeadline } from '#server/bookings/request.rules.ts';
import { departmentsOf, type Login, worksFor } from '#server/http/policy.ts';
import type { Deps } from '#server/platform/deps.ts';
import { isId } from '#server/platform/ids.ts';
import type { Language } from '#server/time/language.ts';
import { addDays, localDateOf, startOfLocalDay } from '#server/time/local-time.ts';
import type { DateRequestFacts } from './date-request.facts.ts';
import { suits } from './date-request.rules.ts';
import {
  countOpen,
  findDateRequest,
  findDone,
  findOpen,
  findSessionsOf,
  type PossibleSession,
} from './date-request.store.ts';
import { staffView } from './date-request.view.ts';
import { ANSWER_WORKING_DAYS } from './date-request-answer.service.ts';

const MOST_OPEN = 200;
const MOST_DONE = 50;
const DONE_DAYS = 60;
/** How many times are read and shown, and how many days after the last wished one are looked at too. */
const MOST_READ = 400;
const MOST_SHOWN = 30;
const DAYS_AFTER = 60;
/** Where the lead chooses no other day, a time so far ahead has the usual deadline. */
const FAR_AHEAD_DAYS = 400;

interface Reading {
  login: Login;
  language: Language;
  now: Date;
}

/** The date requests of somebody's departments: two queries, however many. */
export async function dateRequestsOf(
  { db }: Pick<Deps, 'db'>,
  { state, login, language, now }: Reading & { state: 'open' | 'done' },
) {
  const departments = departmentsOf(login);
  const since = startOfLocalDay(addDays(localDateOf(now), -DONE_DAYS));
  const found =
    state === 'open'
      ? await findOpen(db.pool, departments, MOST_OPEN)
      : await findDone(db.pool, departments, since, MOST_DONE);
  const items = found.map((request) => staffView(request, { login, language }));
  return { items, open: await countOpen(db.pool, departments) };
}

/** How many date requests wait for an answer in somebody's departments. */
export function openDateRequestsOf({ db }: Pick<Deps, 'db'>, login: Login): Promise<number> {
  return countOpen(db.pool, departmentsOf(login));
}

/** One of them with the times that could be offered; null = there is none in one's departments. */
export async function dateRequestForAnswer(deps: Pick<Deps, 'db'>, id: string, reading: Reading) {
  const { login, now } = reading;
  const request = isId(id) ? await findDateRequest(deps.db.pool, id) : null;
  if (request === null || request.erased || !worksFor(login, request.offer.department.id)) return null;
  const sessions = await findSessionsOf(deps.db.pool, {
    offerId: request.offer.id,
    from: now,
    until: addDays(request.wish.to, DAYS_AFTER),
    limit: MOST_READ,
  });
  const farAhead = startOfLocalDay(addDays(localDateOf(now), FAR_AHEAD_DAYS));
  const deadline = answerDeadline({ now, workingDays: ANSWER_WORKING_DAYS, startsAt: farAhead });
  return {
    request: staffView(request, reading),
    sessions: sessions
      .map((session) => possible(request, session))
      .sort((a, b) => rank(a) - rank(b) || (a.startsAt < b.startsAt ? -1 : 1))
      .slice(0, MOST_SHOWN),
    durationMinutes: request.offer.durationMinutes,
    answerBy: addDays(localDateOf(deadline), -1),
  };
}

function possible({ wish, groups, pupils, adults }: DateRequestFacts, session: PossibleSession) {
  const { left, startsAt, endsAt } = session;
  return {
    ...session,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    fits: groups.length <= left.groups && pupils <= left.pupils && adults <= left.adults,
    suits: suits(wish, startsAt),
  };
}

/** Wished and with room first; then with room; what is full comes last. */
function rank({ fits, suits: wished }: { fits: boolean; suits: boolean }): number {
  if (!fits) return 2;
  return wished ? 0 : 1;
}

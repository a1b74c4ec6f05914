import type { MailSettings } from '#server/bookings/booking.mails.ts';
import { lockSessions } from '#server/bookings/session-lock.ts';
import type { Sql } from '#server/platform/database.ts';
import type { Language } from '#server/time/language.ts';
import { findSought, type SoughtRow } from './candidate.store.ts';
import type { Candidate } from './candidate.ts';
import { obstaclesOf, rankEducators, spansOf } from './educator.rules.ts';
import { changeEducators } from './educator-change.service.ts';
import { candidatesFor } from './proposal.service.ts';
import { obstacleSentence } from './team.texts.ts';

const PROPOSED = 5;

/** Sessions that one person gives away; `to` null = nobody takes over for now. */
export interface Handover {
  from: string;
  moves: readonly { sessionId: string; to: string | null }[];
  settings: MailSettings;
  language: Language;
  now: Date;
}

/** A session that the one who was named cannot take, and who is free to. */
export interface Clash {
  id: string;
  /** In a whole sentence; names what is in the way. */
  message: string;
  free: { id: string; name: string }[];
}

/**
 * Gives somebody's sessions to others in the caller's transaction, all or none: with a clash nothing is changed and the clashes
 * are answered. Who takes two sessions that overlap clashes too. Schools and educators hear what changed for them.
 */
export async function handOver(sql: Sql, { from, moves, settings, language, now }: Handover): Promise<Clash[]> {
  const ids = moves.map(({ sessionId }) => sessionId);
  await lockSessions(sql, ids);
  // Whoever was taken off while this waited for the lock has nothing to give away there.
  const sessions = (await findSought(sql, ids)).filter(({ educators }) => educators.some(({ id }) => id === from));
  const candidates = await candidatesOfEach(sql, sessions);
  const clashes: Clash[] = [];
  for (const session of sessions) {
    const to = moves.find(({ sessionId }) => sessionId === session.id)?.to ?? null;
    const people = candidates.get(session.departmentId) ?? [];
    const taker = people.find(({ id }) => id === to);
    if (taker === undefined) continue;
    const clash = clashOf(session, taker, { people, language });
    if (clash !== null) clashes.push(clash);
    else take(session, taker);
  }
  if (clashes.length > 0) return clashes;
  const changes = sessions.map((session) => {
    const to = moves.find(({ sessionId }) => sessionId === session.id)?.to ?? null;
    const role = session.educators.find(({ id }) => id === from)?.role ?? 'LEADS';
    return { sessionId: session.id, leaves: from, ...(to === null ? {} : { comes: { accountId: to, role } }) };
  });
  await changeEducators(sql, settings, changes, now);
  return [];
}

async function candidatesOfEach(sql: Sql, sessions: SoughtRow[]): Promise<Map<string, Candidate[]>> {
  const found = new Map<string, Candidate[]>();
  for (const departmentId of new Set(sessions.map((session) => session.departmentId))) {
    const own = sessions.filter((session) => session.departmentId === departmentId);
    found.set(departmentId, await candidatesFor(sql, own));
  }
  return found;
}

function clashOf(
  session: SoughtRow,
  taker: Candidate,
  { people, language }: { people: Candidate[]; language: Language },
): Clash | null {
  if (session.educators.some(({ id }) => id === taker.id)) return null;
  const [obstacle] = obstaclesOf(session, taker).filter(
    ({ code }) => code !== 'OUTSIDE_HOURS' && code !== 'WAY_TOO_SHORT',
  );
  if (obstacle === undefined) return null;
  const free = rankEducators(session, people).filter(({ standing }) => standing === 'FREE');
  return {
    id: session.id,
    message: obstacleSentence(taker.name, obstacle, language),
    free: free.slice(0, PROPOSED).map(({ id, name }) => ({ id, name })),
  };
}

/** From here on the session takes them. */
function take(session: SoughtRow, taker: Candidate): void {
  const { id, title, startsAt, endsAt, place } = session;
  const by = { kind: 'PLANNED' as const, id, title, startsAt, endsAt };
  taker.takings.push(...spansOf(session).map((span) => ({ ...span, by, place })));
}

import { mailSettings } from '#server/bookings/booking.mails.ts';
import { handOver } from '#server/educators/handover.service.ts';
import type { Deps } from '#server/platform/deps.ts';
import { type Asked, type Changing, type PeopleRefusal, tell } from './people.service.ts';
import type { FutureSessionRow } from './people.store.ts';
import { sessionOf } from './people.view.ts';

/** Who takes over: a colleague's id; null = nobody for now. */
export interface Handover {
  /** For all sessions that `sessions` does not name; undefined = each must be named. */
  reassignTo?: string | null | undefined;
  sessions: { id: string; reassignTo: string | null }[];
}

export interface Move {
  session: FutureSessionRow;
  to: string | null;
}

/** Who takes which session over; a refusal lists those that nobody was named for, or that the one named cannot take. */
export function movesOf(
  { looking }: Changing,
  sessions: FutureSessionRow[],
  { reassignTo, sessions: named }: Handover,
): { moves: Move[] } | PeopleRefusal {
  const { giver } = looking;
  const foreign = sessions.some(
    ({ departmentId }) => giver.departments !== 'all' && !giver.departments.includes(departmentId),
  );
  if (foreign) return { code: 'HOLDS_MORE' };
  const chosen = sessions.map((session) => {
    const own = named.find(({ id }) => id === session.id);
    return { session, to: own === undefined ? reassignTo : own.reassignTo };
  });
  const open = chosen.filter(({ session, to }) => !mayTake(session, to)).map(({ session }) => session);
  if (open.length > 0)
    return { code: 'HAS_FUTURE_SESSIONS', sessions: open.map((session) => sessionOf(session, looking)) };
  return { moves: chosen.map(({ session, to }) => ({ session, to: to ?? null })) };
}

function mayTake({ colleagues }: FutureSessionRow, to: string | null | undefined): boolean {
  return to === null || (to !== undefined && colleagues.some(({ id }) => id === to));
}

/** Gives the sessions away and writes it down; a clash is a refusal that names the sessions and who is free. */
export async function giveAway(
  { config }: Pick<Deps, 'config'>,
  change: Changing,
  moves: readonly Move[],
  asked: Asked,
): Promise<PeopleRefusal | null> {
  const { sql, row } = change;
  const { language, now } = asked;
  const clashes = await handOver(sql, {
    from: row.id,
    moves: moves.map(({ session, to }) => ({ sessionId: session.id, to })),
    settings: mailSettings(config),
    language,
    now,
  });
  if (clashes.length > 0) return { code: 'SESSIONS_CLASH', clashes };
  for (const { session, to } of moves) {
    const { id: sessionId, departmentId } = session;
    await tell(change, asked, { action: 'session.reassigned', sessionId, departmentId, details: { toAccountId: to } });
  }
  return null;
}
